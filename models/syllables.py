"""Lets textstat count syllables with no network: the CMU dictionary in NLTK's own shape, on NLTK's own path."""

import os
import tempfile
from pathlib import Path

from models.catalogue import need

FOLDER = "nltk"


def prepare_syllables(weights: Path) -> Path:
    """Write the dictionary as NLTK reads it, once, and put it first on NLTK's path; returns that folder.

    MissingModelError when the dictionary has not been fetched.
    """
    source = need(weights, "syllables", "cmudict.dict") / "cmudict.dict"
    home = weights / FOLDER
    target = home / "corpora" / "cmudict" / "cmudict"
    if not target.is_file() or target.stat().st_mtime < source.stat().st_mtime:
        _write(target, nltk_lines(source.read_text(encoding="utf-8")))
    import nltk

    if str(home) not in nltk.data.path:
        nltk.data.path.insert(0, str(home))
    return home


def nltk_lines(dictionary: str) -> str:
    """Turn "word(2) P H # comment" lines into NLTK's "WORD 2 P H" lines.

    >>> nltk_lines("read R EH1 D\\nread(2) R IY1 D # now")
    'READ 1 R EH1 D\\nREAD 2 R IY1 D\\n'
    """
    lines = []
    for line in dictionary.splitlines():
        entry = line.partition("#")[0].split()
        if len(entry) < 2:
            continue
        word, bracket, number = entry[0].partition("(")
        lines.append(" ".join([word.upper(), number.rstrip(")") if bracket else "1", *entry[1:]]))
    return "\n".join(lines) + "\n"


def _write(target: Path, text: str) -> None:
    """Write a file in one step, so that two processes starting together both find a whole one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
    Path(name).replace(target)
