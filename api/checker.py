"""Asks a process of its own to check notes, so that the pages answer at once and hold no model."""

import json
import os
import selectors
import subprocess
import sys
from collections.abc import Sequence
from threading import Lock
from typing import Any, Protocol

from assistant import errors
from assistant.checks.formulas import Formula
from assistant.checks.readability import Reading
from assistant.domain.casenote import Note
from assistant.domain.childword import ChildWord
from assistant.domain.finding import Report
from assistant.domain.person import Person
from assistant.domain.recording import Visit
from assistant.domain.sounding import Sounding
from assistant.domain.transcript import Transcript
from assistant.errors import AssistantError
from assistant.ports import Rewording
from assistant.settings import Settings

LONGEST_CHECK = 120.0
LONGEST_COMPARISON = 900.0


class Checker(Protocol):
    """Checks notes, and compares sets of them."""

    def check(
        self,
        note: Note,
        *,
        transcript: Transcript | None = None,
        people: Sequence[Person] = (),
        age: int | None = None,
        words: Sequence[ChildWord] = (),
    ) -> Report:
        """Check one note, with its child's own words; AssistantError when the checks cannot run."""
        ...

    def draft(self, transcript: Transcript, visit: Visit) -> Note:
        """Draft a note from a transcript whose voices are confirmed."""
        ...

    def reword(
        self, note: Note, ids: Sequence[str], instruction: str, *, transcript: Transcript | None = None
    ) -> list[Rewording]:
        """Put statements of a note into other words, each only where nothing is lost.

        BadInputError when no engine here can follow the instruction.
        """
        ...

    def explain(
        self,
        note: Note,
        *,
        age: int | None = None,
        places: Sequence[int] | None = None,
        words: Sequence[ChildWord] = (),
    ) -> Reading:
        """Say how a note, or its sections at some places, reads, and where each part of its score lost points."""
        ...

    def formulas(self, note: Note, *, places: Sequence[int] | None = None) -> list[Formula]:
        """Give the old formulas' figures for a note, or for its sections at some places."""
        ...

    def compare(self, before: bytes, after: bytes) -> dict[str, Any]:
        """Compare two CSV files of records: the comparison, its charts as SVG, and the whole report as a page.

        BadInputError when a file is wrong.
        """
        ...

    def compare_sound(
        self, before: Sequence[Sounding], after: Sequence[Sounding], names: tuple[str, str]
    ) -> dict[str, Any]:
        """Compare the sound of two periods' recordings: the comparison, its rows in words, its pictures, the report.

        BadInputError when a period has no recording.
        """
        ...


class CheckerProcess:
    """Fulfils Checker by a child process, which is started on first use, and again when it dies."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def check(
        self,
        note: Note,
        *,
        transcript: Transcript | None = None,
        people: Sequence[Person] = (),
        age: int | None = None,
        words: Sequence[ChildWord] = (),
    ) -> Report:
        """Check one note, with its child's own words; AssistantError when the checks cannot run."""
        request = {
            "work": "check",
            "note": note.model_dump(mode="json", by_alias=True),
            "transcript": transcript.model_dump(mode="json", by_alias=True) if transcript else None,
            "people": [person.model_dump(mode="json") for person in people],
            "age": age,
            "words": [word.model_dump(mode="json") for word in words],
        }
        return Report.model_validate(self._ask_standing(request))

    def draft(self, transcript: Transcript, visit: Visit) -> Note:
        """Draft a note from a transcript whose voices are confirmed."""
        request = {
            "work": "draft",
            "transcript": transcript.model_dump(mode="json", by_alias=True),
            "visit": visit.model_dump(mode="json"),
        }
        return Note.model_validate(self._ask_standing(request))

    def reword(
        self, note: Note, ids: Sequence[str], instruction: str, *, transcript: Transcript | None = None
    ) -> list[Rewording]:
        """Put statements of a note into other words, each only where nothing is lost."""
        request = {
            "work": "reword",
            "note": note.model_dump(mode="json", by_alias=True),
            "ids": list(ids),
            "instruction": instruction,
            "transcript": transcript.model_dump(mode="json", by_alias=True) if transcript else None,
        }
        return [Rewording.model_validate(one) for one in self._ask_standing(request)["rewordings"]]

    def explain(
        self,
        note: Note,
        *,
        age: int | None = None,
        places: Sequence[int] | None = None,
        words: Sequence[ChildWord] = (),
    ) -> Reading:
        """Say how a note, or its sections at some places, reads, and where each part of its score lost points."""
        request = {
            "work": "explain",
            "note": note.model_dump(mode="json", by_alias=True),
            "age": age,
            "places": None if places is None else list(places),
            "words": [word.model_dump(mode="json") for word in words],
        }
        return Reading.model_validate(self._ask_standing(request))

    def formulas(self, note: Note, *, places: Sequence[int] | None = None) -> list[Formula]:
        """Give the old formulas' figures for a note, or for its sections at some places."""
        request = {
            "work": "formulas",
            "note": note.model_dump(mode="json", by_alias=True),
            "places": None if places is None else list(places),
        }
        return [Formula.model_validate(one) for one in self._ask_standing(request)["formulas"]]

    def compare(self, before: bytes, after: bytes) -> dict[str, Any]:
        """Compare two CSV files in a child of its own, since many records take minutes."""
        request = {"work": "compare", "before": before.hex(), "after": after.hex()}
        child = self._start()
        try:
            return dict(_result(_ask(child, request, LONGEST_COMPARISON)))
        finally:
            _end(child)

    def compare_sound(
        self, before: Sequence[Sounding], after: Sequence[Sounding], names: tuple[str, str]
    ) -> dict[str, Any]:
        """Compare the sound of two periods' recordings."""
        sides = {
            name: [s.model_dump(mode="json") for s in side] for name, side in (("before", before), ("after", after))
        }
        return self._ask_standing({"work": "compare_sound", "names": list(names), **sides})

    def warm_up(self) -> None:
        """Start the child now, so that the first check does not wait for it."""
        with self._lock:
            if self._child is None or self._child.poll() is not None:
                self._child = self._start()

    def close(self) -> None:
        """Stop the child."""
        with self._lock:
            self._stop()

    def _ask_standing(self, request: dict[str, Any]) -> dict[str, Any]:
        """Ask the child that stays; a child that fails is not asked twice."""
        with self._lock:
            if self._child is None or self._child.poll() is not None:
                self._child = self._start()
            try:
                answer = _ask(self._child, request, LONGEST_CHECK)
            except BaseException:
                self._stop()
                raise
        return _result(answer)

    def _start(self) -> subprocess.Popen[bytes]:
        values = self._settings.model_dump(mode="json")
        settings = {f"HEARD_{name.upper()}": str(value) for name, value in values.items() if value is not None}
        return subprocess.Popen(
            [sys.executable, "-m", "api.checking"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | settings,
        )

    def _stop(self) -> None:
        if self._child is not None:
            _end(self._child)
            self._child = None


def _ask(child: subprocess.Popen[bytes], request: dict[str, Any], seconds: float) -> dict[str, Any]:
    """Send one line and wait for one; AssistantError when the child dies or takes too long."""
    if child.stdin is None or child.stdout is None:
        raise AssistantError("The checks could not run: try again.")
    try:
        child.stdin.write(json.dumps(request).encode() + b"\n")
        child.stdin.flush()
    except BrokenPipeError:
        raise AssistantError("The checks could not run: try again.") from None
    with selectors.DefaultSelector() as waiting:
        waiting.register(child.stdout, selectors.EVENT_READ)
        if not waiting.select(seconds):
            raise AssistantError("The checks took too long, and were stopped: try again.")
        line = child.stdout.readline()
    if not line:
        raise AssistantError("The checks stopped in the middle: try again.")
    answer: dict[str, Any] = json.loads(line)
    return answer


def _result(answer: dict[str, Any]) -> dict[str, Any]:
    if "sentence" in answer:
        kind = getattr(errors, str(answer["error"]), AssistantError)
        raise kind(answer["sentence"])
    result: dict[str, Any] = answer["result"]
    return result


def _end(child: subprocess.Popen[bytes]) -> None:
    for pipe in (child.stdin, child.stdout):
        if pipe:
            pipe.close()
    child.kill()
    child.wait()
