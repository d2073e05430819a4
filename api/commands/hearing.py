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

NOBODY = "Nobody can be heard in this recording: check that it is the right one."


def hear(
    audio: Path,
    *,
    settings: "Settings",
    people: "Sequence[Person]",
    speakers: int | None,
    vocabulary: Path | None,
    step: Step,
) -> "Transcript":
    """Transcribe a recording and tell its voices apart; a recording in which nobody speaks has no utterances."""
    from models.opening import open_diariser, open_transcriber

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
    from assistant.domain.transcript import Audio, Warning

    transcript = turns.transcript(heard, Audio(seconds=seconds, sha256=_sha256(audio), quality=quality))
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
