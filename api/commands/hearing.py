"""From a recording to a Transcript, on files alone."""

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from api.commands.inputs import lines_from, naming
from api.commands.output import Step
from assistant.errors import BadInputError, UnreadableRecordingError

if TYPE_CHECKING:
    from assistant.domain.person import Person
    from assistant.domain.transcript import Transcript
    from assistant.settings import Settings

BY_MACHINE = "The English of each turn was made by a machine and may be wrong: check it with an interpreter."
NOBODY = "Nobody can be heard in this recording: check that it is the right one."


def hear(
    audio: Path,
    *,
    settings: "Settings",
    people: "Sequence[Person]",
    speakers: int | None,
    vocabulary: Path | None,
    step: Step,
    translate: bool = False,
) -> "Transcript":
    """Transcribe a recording and tell its voices apart; a recording in which nobody speaks has no utterances.

    With `translate`, turns in another language get a machine's English beside their own words.
    """
    from models.opening import open_diariser, open_transcriber, open_translator

    words = lines_from(vocabulary) if vocabulary else []
    names = [person.first_name for person in people]
    with naming(audio):
        _check(audio)
    with tempfile.TemporaryDirectory(prefix="heard-") as folder:
        wav = Path(folder) / "sound.wav"
        with naming(audio):
            seconds, quality = _decoded(audio, wav, settings, step)
        heard = open_transcriber(settings).transcribe(
            wav, vocabulary=tuple(dict.fromkeys([*names, *words])), progress=step("Writing down what was said")
        )
        turns = open_diariser(settings).diarise(
            wav, heard.words, speakers=speakers, progress=step("Telling the voices apart")
        )
        if foreign := translate and heard.language != "en" and bool(turns.utterances):
            english = open_translator(settings).translate(
                wav, turns.utterances, language=heard.language, progress=step("Putting it into English")
            )
            turns = turns.model_copy(update={"utterances": english})
    from assistant.domain.transcript import Audio, Warning

    transcript = turns.transcript(heard, Audio(seconds=seconds, sha256=_sha256(audio), quality=quality))
    if foreign:
        left = sum(turn.translation is None for turn in turns.utterances)
        without = f" {left} of {len(turns.utterances)} turns could not be put into English." if left else ""
        told = Warning(code="translated", message=BY_MACHINE + without)
        transcript = transcript.model_copy(update={"warnings": (*transcript.warnings, told)})
    if turns.utterances:
        return transcript
    silent = Warning(code="no-speech", message=NOBODY)
    return transcript.model_copy(update={"warnings": (*transcript.warnings, silent)})


def _check(audio: Path) -> None:
    try:
        if audio.is_dir():
            raise BadInputError("This is a folder; give one recording.")
        if not audio.exists():
            raise BadInputError("There is no such file; check its name and folder.")
        if audio.stat().st_size == 0:
            raise UnreadableRecordingError("This file is empty; choose the recording again.")
        audio.open("rb").close()
    except (OSError, ValueError):
        raise BadInputError("This file cannot be opened; check its name and that you may read it.") from None


def _decoded(audio: Path, wav: Path, settings: "Settings", step: Step) -> "tuple[float, dict[str, float | str | None]]":
    from assistant.storage.sound import decode, quality

    seconds = decode(audio, wav, max_hours=settings.max_hours, progress=step("Reading the recording"))
    return seconds, quality(wav)


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
