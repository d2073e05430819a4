"""Measures when the first words of a long recording can be read: `python tests/measure_first_words.py --minutes 15`."""

import argparse
import json
import os
import re
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import psutil
import soundfile
from e2e.installation import Installation
from uploader import PIECE, Uploader

from api.demonstrated import FOLDER, HOME_VISIT
from assistant.storage.sound import decode
from tests.visitor import FIELDS

LONGEST = 1800.0
EVERY = 0.5


class Measured(NamedTuple):
    """Seconds from the first byte that is sent: until the file is filed, words are on the page, all is written down.

    `spent` is processor time of the installation until there were words; other work on the machine adds nothing to it.
    """

    filed: float
    words: float
    spent: float
    whole: float | None


def main() -> None:
    """Join the demonstration visit until it is long enough, send it, and look at its page until words are there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=15.0, help="length of the recording")
    parser.add_argument("--speech", default="speech", help="the weights that hear")
    parser.add_argument("--whole", action="store_true", help="wait until all of it is written down too")
    asked = parser.parse_args()
    visit = FOLDER / f"{HOME_VISIT}.opus"
    seconds = float(json.loads(visit.with_suffix(".json").read_text(encoding="utf-8"))["seconds"])
    copies = round(asked.minutes * 60 / seconds)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sound = joined(visit, copies, folder)
        installation = Installation(folder / "data", HEARD_SPEECH=asked.speech)
        installation.start()
        server = psutil.Process(installation.pid)
        try:
            found = measure(Uploader(installation.folder, installation.port), sound, server, whole=asked.whole)
        finally:
            # What is still being heard would hold it up, and goes on where nobody ends it.
            for process in (*server.children(recursive=True), server):
                process.kill()
    length = f"{copies * seconds / 60:.1f} minutes ({sound.name}, {asked.speech})"
    print(  # noqa: T201
        f"{length}: filed after {found.filed:.1f} s, first words on its page after {found.words:.1f} s "
        f"({found.spent:.0f} s of processor), "
        f"all of it after {f'{found.whole:.0f} s' if found.whole else '(not waited for)'}; "
        f"load of the machine {os.getloadavg()[0]:.1f}"
    )


def joined(visit: Path, copies: int, folder: Path) -> Path:
    """Join so many copies of a recording into one file."""
    decode(visit, folder / "one.wav")
    samples, rate = soundfile.read(folder / "one.wav", dtype="int16")
    with soundfile.SoundFile(folder / "long.flac", "w", rate, 1) as out:
        for _ in range(copies):
            out.write(samples)
    return folder / "long.flac"


def measure(worker: Uploader, sound: Path, server: psutil.Process, *, whole: bool) -> Measured:
    """Send a recording as the page does, and look at its page as a browser does until all is written down."""
    began, before = time.monotonic(), _spent(server)
    content = sound.read_bytes()
    upload = worker.begin(len(content))
    for at in range(0, len(content), PIECE):
        status = worker.piece(upload, at, content[at : at + PIECE])
        assert status == 204, status
    recording = _file(worker, upload.rsplit("/", 1)[1])
    filed, words, spent = time.monotonic() - began, 0.0, 0.0
    while time.monotonic() - began < LONGEST:
        if not words:
            text = worker.ask("GET", f"/recordings/{recording}")[2].decode()
            spent = _spent(server) - before
            words = time.monotonic() - began if re.search(r'class="so-far"[^>]*><li><span', text) else 0.0
        if words and not whole:
            return Measured(filed, words, spent, None)
        state = json.loads(worker.ask("GET", f"/api/v1/recordings/{recording}/job")[2])["state"]
        assert state not in {"failed", "cancelled"}, state
        if state == "needs_people":
            return Measured(filed, words, spent, time.monotonic() - began)
        time.sleep(EVERY)
    raise AssertionError("this took too long")


def _spent(server: psutil.Process) -> float:
    """Processor seconds of a server, the processes it started and those that they waited for."""
    times = [process.cpu_times() for process in (server, *server.children(recursive=True))]
    return sum(t.user + t.system + t.children_user + t.children_system for t in times)


def _file(worker: Uploader, upload: str) -> str:
    """Post the visit's form for a file that has arrived; gives the recording's id."""
    fields = FIELDS | {"upload": upload, "form_token": worker.headers["X-Form-Token"]}
    part = '--part\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    body = "".join(part.format(*field) for field in fields.items()) + "--part--\r\n"
    kind = "multipart/form-data; boundary=part"
    status, _, answer = worker.ask("POST", "/api/v1/recordings", body.encode(), Content_Type=kind)
    assert status == 201, answer
    return str(json.loads(answer)["recording"])


if __name__ == "__main__":
    main()
