"""Reads and fills what a language model is asked, from versioned text files."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import Field, ValidationError

from assistant.domain.base import Value
from assistant.errors import BadInputError, NotFoundError

FOLDER = "engines"
"""The folder of these files, in the folder of prompts."""


class EnginePrompt(Value):
    """What a language model is asked: a name, a version that is raised with every change, and the text."""

    name: str = Field(min_length=1)
    version: int = Field(ge=1)
    text: str = Field(min_length=1)

    @property
    def label(self) -> str:
        """The name with the version, as it is kept with each sentence."""
        return f"{self.name} {self.version}"

    def filled(self, fields: Mapping[str, object]) -> str:
        """Fill the text; BadInputError names what is wrong in it."""
        try:
            template = ImmutableSandboxedEnvironment(undefined=StrictUndefined).from_string(self.text)
            return template.render(**fields).strip()
        except TemplateError as problem:
            said = (problem.message or "").rstrip(".")
            raise BadInputError(f"The prompt {self.name}.toml cannot be filled in: {said}.") from None


def load_engine_prompt(prompts: Path, name: str) -> EnginePrompt:
    """Read engines/NAME.toml in the folder of prompts; BadInputError when it is wrong."""
    path = prompts / FOLDER / f"{name}.toml"
    try:
        return EnginePrompt.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise NotFoundError(f"There is no prompt {FOLDER}/{name}.toml in the folder of prompts.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise BadInputError(f"{FOLDER}/{name}.toml cannot be read: it must be a TOML file in plain text.") from None
    except ValidationError as problem:
        first = problem.errors(include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise BadInputError(f"{FOLDER}/{name}.toml: “{key}” is not right; it needs name, version and text.") from None
