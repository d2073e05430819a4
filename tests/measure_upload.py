"""Measures how much memory a server takes while a large file arrives: `python tests/measure_upload.py --mib 2048`."""

import argparse
import tempfile
import time
from pathlib import Path

import psutil
from e2e.installation import Installation
from uploader import MIB, PIECE, Uploader


def main() -> None:
    """Send one file to a bare installation, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mib", type=int, default=2048, help="size of the file")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        installation = Installation(Path(folder))
        installation.start()
        try:
            uploader = Uploader(installation.folder, installation.port)
            began = time.monotonic()
            measured = uploader.send_large(asked.mib * MIB // PIECE, psutil.Process(installation.pid))
            seconds = time.monotonic() - began
        finally:
            installation.stop()
    same = "the same bytes" if measured.same else "OTHER BYTES"
    memory = f"{measured.before:.0f} MiB before, {measured.most:.0f} MiB at most"
    print(f"{asked.mib} MiB in {seconds:.0f} s; memory {memory}; {same}")  # noqa: T201


if __name__ == "__main__":
    main()
