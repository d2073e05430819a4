"""Writes a transcript as a plain, well-set Word document."""

import io
import re

import docx
from docx.document import Document
from docx.enum.text import WD_UNDERLINE
from docx.shared import Pt

from assistant.domain.recording import Visit
from assistant.domain.transcript import Transcript
from assistant.domain.word_times import timed_words
from assistant.formats.docx_look import NOTICE, add_page_number, add_table, mark_header, set_page, set_styles, shade
from assistant.formats.transcripts import clock_of, name_of

UNSURE = 0.5
"""A word below this probability is underlined with dots."""

_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDTHS_CM = (1.8, 3.6, 11.2)
_NOT_HEARD = "not-heard"
_AT_ONCE = "overlap"
_MOST_PLACES = 12


def to_docx(transcript: Transcript, *, visit: Visit | None = None) -> bytes:
    """Write a DOCX: a table of time, name and words; words that may be wrong are underlined with dots."""
    document = docx.Document()
    set_page(document)
    set_styles(document)
    document.core_properties.title = "What was said"
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.language = "en-GB"
    document.add_paragraph("What was said", style="Title")
    about = _about(transcript, visit)
    if about:
        document.add_paragraph(_clean(about), style="Quiet")
    _add_cautions(document, transcript)
    _add_turns(document, transcript)
    add_page_number(document.sections[0].footer.paragraphs[0], 8)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _about(transcript: Transcript, visit: Visit | None) -> str:
    parts = [f"Visit of {visit.date.day} {visit.date:%B %Y}"] if visit else []
    if transcript.audio:
        parts.append(f"{clock_of(transcript.audio.seconds)} of sound")
    if any(word.probability < UNSURE for u in transcript.utterances for word in u.words):
        parts.append("words with a dotted line are ones that the machine was not sure of")
    return ". ".join(part[:1].upper() + part[1:] for part in parts) + "." if parts else ""


def _add_cautions(document: Document, transcript: Transcript) -> None:
    missed = [w for w in transcript.warnings if w.code == _NOT_HEARD and w.start is not None and w.end is not None]
    said = [f"Not heard: {clock_of(w.start or 0)} to {clock_of(w.end or 0)}" for w in missed]
    said += _two_at_once(transcript)
    said += list(dict.fromkeys(w.message for w in transcript.warnings if w.start is None))
    if said:
        cell = add_table(document, [["\n".join(_clean(one) for one in said)]], [sum(_WIDTHS_CM)]).rows[0].cells[0]
        shade(cell, NOTICE)
        document.add_paragraph().paragraph_format.space_after = Pt(0)


def _two_at_once(transcript: Transcript) -> list[str]:
    places = [clock_of(w.start) for w in transcript.warnings if w.code == _AT_ONCE and w.start is not None]
    if not places:
        return []
    more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
    return [f"Two people speak at once at {', '.join(places[:_MOST_PLACES])}{more}. Check who said what there."]


def _add_turns(document: Document, transcript: Transcript) -> None:
    names = {s.id: name_of(s) for s in transcript.speakers}
    rows = [["" if u.start is None else clock_of(u.start), _clean(names[u.speaker]), ""] for u in transcript.utterances]
    table = add_table(document, [["Time", "Who", "Words"], *rows], _WIDTHS_CM)
    mark_header(table)
    cells = table._cells
    for place, utterance in enumerate(transcript.utterances, 1):
        paragraph = cells[place * 3 + 2].paragraphs[0]
        words = timed_words(utterance)
        for text, unsure in _runs([(w.text, w.probability < UNSURE) for w in words] or [(utterance.text, False)]):
            run = paragraph.add_run(_clean(text))
            run.font.underline = WD_UNDERLINE.DOTTED if unsure else None


def _runs(words: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Join neighbours of one kind, with the spaces between them."""
    runs: list[tuple[str, bool]] = []
    for place, (text, unsure) in enumerate(words):
        gap = " " if place + 1 < len(words) else ""
        if runs and runs[-1][1] == unsure:
            runs[-1] = (runs[-1][0] + text + gap, unsure)
        else:
            runs.append((text + gap, unsure))
    return runs


def _clean(text: str) -> str:
    """Take out characters that XML can't hold."""
    return _ILLEGAL.sub("", text)
