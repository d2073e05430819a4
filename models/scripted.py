"""Speaks from a script instead of listening: for demonstrations and tests of all that comes after the models."""

import json
import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.domain.transcript import Utterance, Word
from assistant.errors import MissingModelError
from assistant.ports import Heard, Progress, SoFar, Turns
from assistant.settings import Settings
from models.english import SpacyParser

if TYPE_CHECKING:
    from spacy.tokens import Doc

TICK = 0.05


class Script:
    """A JSON file, read anew at every use: {"turns": [{"speaker", "start", "end", "text"}], "seconds": {WORK: s},
    "dies": [WORK], "fails": [WORK], "log": FILE}, where WORK is transcribe, diarise or parse.

    `dies` kills the process, `fails` raises, `log` gets a line for each piece of work begun. A recording's own
    script may stand under "recordings" by its id.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, recording: str = "") -> dict[str, Any]:
        """Read the script, or a recording's own; MissingModelError when it cannot be read."""
        try:
            script: dict[str, Any] = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            raise MissingModelError("The script that stands in for a model is not there, or not JSON.") from None
        own: dict[str, Any] = script.get("recordings", {}).get(recording, {})
        return script | own

    def play(self, work: str, recording: str = "", progress: Progress | None = None) -> dict[str, Any]:
        """Take the time, and do the harm, that the script asks for; returns the script."""
        script = self.read(recording)
        if "log" in script:
            with Path(script["log"]).open("a", encoding="utf-8") as log:
                log.write(f"{work} {recording}\n")
        seconds = script.get("seconds", {}).get(work, 0.0)
        start = time.monotonic()
        while (passed := time.monotonic() - start) < seconds:
            time.sleep(min(TICK, seconds))
            if progress:
                progress(passed / seconds)
        if work in script.get("dies", ()):
            os.kill(os.getpid(), signal.SIGKILL)
        if work in script.get("fails", ()):
            raise RuntimeError(script["turns"][0]["text"])
        return script


class ScriptedTranscriber:
    """Fulfils Transcriber from a script."""

    name = "scripted"

    def __init__(self, script: Script) -> None:
        self._script = script

    def transcribe(
        self,
        sound: Path,
        *,
        vocabulary: Sequence[str] = (),
        progress: Progress | None = None,
        so_far: SoFar | None = None,
    ) -> Heard:
        """Give the script's words, spread evenly over each turn; the first turn's at once."""
        if so_far:
            so_far([word for turn in self._script.read(sound.parent.name)["turns"][:1] for word in _words(turn)])
        script = self._script.play("transcribe", sound.parent.name, progress)
        words = [word for turn in script["turns"] for word in _words(turn)]
        return Heard(words=tuple(words), language="en")


class ScriptedDiariser:
    """Fulfils Diariser from a script."""

    name = "scripted"

    def __init__(self, script: Script) -> None:
        self._script = script

    def diarise(
        self, sound: Path, words: Sequence[Word], *, speakers: int | None = None, progress: Progress | None = None
    ) -> Turns:
        """Give the script's turns."""
        script = self._script.play("diarise", sound.parent.name, progress)
        utterances = tuple(
            Utterance(
                id=f"u{number}",
                start=turn["start"],
                end=turn["end"],
                speaker=turn["speaker"],
                text=turn["text"],
                confidence=0.9,
                words=_words(turn),
            )
            for number, turn in enumerate(script["turns"], 1)
        )
        return Turns(utterances=utterances)


class ScriptedParser(SpacyParser):
    """Parses English as it is, at the pace that a script asks for."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        self._script = script

    def parse(self, texts: Sequence[str]) -> "list[Doc]":
        """Parse texts, after the script's pause."""
        self._script.play("parse")
        return super().parse(texts)


def script_of(settings: Settings) -> Script | None:
    """Give the script that the settings name in place of speech weights, or None."""
    kind, _, path = settings.speech.partition(":")
    return Script(Path(path)) if kind == "scripted" else None


def _words(turn: dict[str, Any]) -> tuple[Word, ...]:
    said = turn["text"].split()
    step = (turn["end"] - turn["start"]) / max(len(said), 1)
    return tuple(
        Word(start=turn["start"] + n * step, end=turn["start"] + (n + 1) * step, text=word, probability=0.9)
        for n, word in enumerate(said)
    )
