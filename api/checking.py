"""The process that checks notes for the pages: one JSON line in, one out, for as long as somebody asks."""

import json
import logging
import os
import sys
from typing import Any, TextIO

from api.measures import record_measures
from api.sounds import compared
from assistant.checks.examine import examine, people_of
from assistant.checks.for_child import is_written_to, mark_for_child, text_of
from assistant.checks.formulas import formulas
from assistant.checks.readability import explain
from assistant.checks.rewording.offering import offers
from assistant.checks.rewording.rules import RulesRewriter
from assistant.checks.terms import Terms, load_terms
from assistant.domain.casenote import Note
from assistant.domain.childword import ChildWord
from assistant.domain.person import Person
from assistant.domain.recording import Visit
from assistant.domain.sounding import Sounding
from assistant.domain.transcript import Transcript
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.english.remember import RememberingParser
from assistant.english.roster import Roster
from assistant.errors import AssistantError
from assistant.formats.sound_table import is_sound_table, read_sound_table
from assistant.ports import EnglishParser, ReadingAge, Rewriter
from assistant.quality.charts import draw
from assistant.quality.compare import compare_records
from assistant.quality.records import records_from_csv
from assistant.quality.report import render
from assistant.settings import Settings
from models.language.opening import open_rewriter
from models.opening import open_classifier, open_entailment, open_lower, open_parser, open_reading_age, open_syllables

log = logging.getLogger("heard.checking")


class Checking:
    """The models and word lists that checks need, loaded once."""

    def __init__(self, settings: Settings) -> None:
        open_syllables(settings)
        self._parser: EnglishParser = RememberingParser(open_parser(settings))
        self._prompts = settings.prompts
        self._terms: Terms = load_terms(settings.prompts, settings.word_lists)
        self._parser.parse(["This is read once, so that the parser is ready."])
        lower = open_lower(settings)
        self._classifier = open_classifier(lower)
        self._reading_age: ReadingAge = open_reading_age(lower)
        self._entailment = open_entailment(lower)
        self._rewriter = open_rewriter(settings)
        if self._classifier:
            self._classifier.classify(["This is read once, so that the classifier is ready."])

    def answer(self, request: dict[str, Any]) -> object:
        """Do what a request asks, and give what can be written as JSON."""
        if request["work"].startswith("compare"):
            return self._compare(request)
        if request["work"] == "formulas":
            text = text_of(Note.model_validate(request["note"]), request["places"])
            return {"formulas": [formula.model_dump(mode="json") for formula in formulas(text)]}
        if request["work"] == "explain":
            return self._explain(
                Note.model_validate(request["note"]), request["age"], request["places"], _own(self._terms, request)
            )
        transcript = request["transcript"]
        if request["work"] == "reword":
            return self._reword(request, Transcript.model_validate(transcript) if transcript else None)
        if request["work"] == "draft":
            return self._draft(Transcript.model_validate(transcript), Visit.model_validate(request["visit"]))
        report = examine(
            Note.model_validate(request["note"]),
            parser=self._parser,
            terms=_own(self._terms, request),
            transcript=Transcript.model_validate(transcript) if transcript else None,
            people=[Person.model_validate(person) for person in request["people"]],
            age=request["age"],
            classifier=self._classifier,
            reading_age=self._reading_age,
            entailment=self._entailment,
        )
        return report.model_dump(mode="json", by_alias=True)

    def _draft(self, transcript: Transcript, visit: Visit) -> dict[str, Any]:
        note_type = load_note_type(self._prompts, visit.type)
        return draft(transcript, visit, note_type, parser=self._parser).model_dump(mode="json", by_alias=True)

    def _reword(self, request: dict[str, Any], transcript: Transcript | None) -> dict[str, Any]:
        # Rewriters are asked in order; where one's words fail, the next may still do it.
        rewriters: tuple[Rewriter, ...] = (RulesRewriter(self._parser, self._terms),)
        rewriters += (self._rewriter,) if self._rewriter else ()
        made = offers(
            Note.model_validate(request["note"]),
            request["ids"],
            request["instruction"],
            rewriters=rewriters,
            parser=self._parser,
            transcript=transcript,
        )
        return {"rewordings": [one.model_dump(mode="json") for one in made]}

    def _explain(self, note: Note, age: int | None, places: list[int] | None, terms: Terms) -> dict[str, Any]:
        note = mark_for_child(note, Roster(note.people))
        spoken_to = places is None or any(is_written_to(note.sections[place]) for place in places)
        reading = explain(
            text_of(note, places),
            age=age,
            terms=terms,
            parser=self._parser,
            reading=self._reading_age,
            spoken_to=spoken_to,
            people=people_of(note),
        )
        return reading.model_dump(mode="json")

    def _compare(self, request: dict[str, Any]) -> dict[str, Any]:
        if request["work"] == "compare_sound":
            sides = [[Sounding.model_validate(one) for one in request[name]] for name in ("before", "after")]
            return compared(sides[0], sides[1], (request["names"][0], request["names"][1]))
        before, after = (bytes.fromhex(request[name]) for name in ("before", "after"))
        if is_sound_table(before) and is_sound_table(after):
            tables = (read_sound_table(before, name="Before"), read_sound_table(after, name="After"))
            return compared(*tables, ("in the first file", "in the second file"))
        first = records_from_csv(before, name="Before")
        second = records_from_csv(after, name="After")
        measures = record_measures(
            parser=self._parser, terms=self._terms, classifier=self._classifier, reading_age=self._reading_age
        )
        comparison = compare_records(first, second, measures)
        charts = draw(comparison)
        return {
            "comparison": comparison.model_dump(mode="json", by_alias=True),
            "charts": [chart for chart in charts if chart],
            "html": render(comparison, charts),
        }


def _own(terms: Terms, request: dict[str, Any]) -> Terms:
    """Add the child's own words that came with a request."""
    return terms.with_words([ChildWord.model_validate(word) for word in request["words"]])


def main() -> None:
    """Answer until standard input closes."""
    # Whatever a library prints must not land among the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    checking: Checking | None = None
    try:
        checking = Checking(Settings())
        for line in sys.stdin.buffer:
            _say(answers, _answer(checking, json.loads(line)))
    except AssistantError as problem:
        sys.stdin.buffer.readline()
        _say(answers, {"error": type(problem).__name__, "sentence": problem.sentence})


def _answer(checking: Checking, request: dict[str, Any]) -> dict[str, object]:
    try:
        return {"result": checking.answer(request)}
    except AssistantError as problem:
        return {"error": type(problem).__name__, "sentence": problem.sentence}
    except Exception as problem:  # one bad note must not stop the checks of the next
        log.error("a check failed with %s", type(problem).__name__)
        return {"error": "AssistantError", "sentence": "The checks failed on this text: your words are kept."}


def _say(answers: TextIO, answer: dict[str, object]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()
