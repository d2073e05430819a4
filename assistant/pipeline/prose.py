"""Has the site's language model put a fresh draft into better prose, under the checks that hold for every note."""

import logging
from collections.abc import Mapping
from pathlib import Path

from assistant.checks.rewording.sameness import what_is_lost
from assistant.checks.support import check_support
from assistant.domain.casenote import Note, Support
from assistant.domain.transcript import Transcript
from assistant.drafting.by_engine import by_engine
from assistant.drafting.engine_prompt import load_engine_prompt
from assistant.errors import MissingModelError
from assistant.ports import EnglishParser, Entailment, LanguageModel, Progress

PROMPT = "topic"
NOT_ASKED = "The language model did not answer, so Heard wrote this note from the words said, without it."

log = logging.getLogger(__name__)


def in_better_prose(
    note: Note,
    transcript: Transcript,
    engine: LanguageModel,
    *,
    prompts: Path,
    parser: EnglishParser,
    entailment: Entailment | None = None,
    tell: Progress | None = None,
) -> Note:
    """Give the draft with the model's sentences where they hold; NoAnswerError when it answers none of it."""

    def judge(candidate: Note) -> Mapping[str, Support]:
        statements = candidate.statements
        found = check_support(
            statements,
            transcript,
            people=candidate.people,
            visit_date=candidate.visit_date,
            parser=parser,
            entailment=entailment,
        )
        return {statement.id: support for statement, support in zip(statements, found, strict=True)}

    prompt = load_engine_prompt(prompts, PROMPT)
    return by_engine(note, transcript, engine, prompt, judge=judge, lost=what_is_lost, tell=tell)


def or_as_drafted(
    note: Note,
    transcript: Transcript,
    engine: LanguageModel | None,
    *,
    prompts: Path,
    parser: EnglishParser,
    entailment: Entailment | None = None,
) -> Note:
    """Give the draft in better prose, or as it is, with a caution, where the model is not to be had.

    A note is never lost or held up for want of a model that is optional.
    """
    if engine is None:
        return note
    try:
        return in_better_prose(note, transcript, engine, prompts=prompts, parser=parser, entailment=entailment)
    except MissingModelError as problem:
        log.warning("the engine %s gave no answer: %s", engine.name, type(problem).__name__)
        return note.model_copy(update={"cautions": (*note.cautions, NOT_ASKED)})
