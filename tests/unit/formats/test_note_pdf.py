"""A note leaves as a PDF that a screen reader can follow, with the same words."""

import io
import re
from datetime import UTC, date, datetime

import pypdf

from assistant.domain.casenote import Action, Evidence, Form, Keeps, Kind, Note, NoteState, Section, Shape, Statement
from assistant.domain.casenote import Writing as Asked
from assistant.domain.keeping import DraftKept
from assistant.domain.person import Person, Role
from assistant.domain.review import Decision, Review
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.formats.note_parts import Extras, Origin
from assistant.formats.note_pdf import NOT_DRAWN, to_pdf
from assistant.formats.notes import read_note

SAID = "I want more time with my uncle."
NOTE = Note(
    type="home-visit",
    title="Home visit: Efe Balogun",
    visit_date=date(2026, 5, 6),
    people=(Person(role=Role.CHILD, name="Efe Balogun", age=11),),
    sections=(
        Section(
            heading="Efe's views",
            keeps=Keeps.VIEWS,
            statements=(
                Statement(
                    id="s1",
                    text=f'Efe said, "{SAID}"',
                    kind=Kind.CHILD_VIEW,
                    form=Form.QUOTE,
                    evidence=(Evidence(utterance="u1", start=61.0, end=64.0, quote=SAID),),
                ),
                Statement(
                    id="s2",
                    text="Efe sees his uncle on Sundays.",
                    kind=Kind.CHILD_VIEW,
                    written_by="local",
                    writing=Asked(engine="local", model="Qwen2.5", prompt="topic 1"),
                ),
            ),
        ),
        Section(
            heading="The home",
            shape=Shape.BULLETS,
            statements=(Statement(id="s3", text="$x$ #let *is* _no_ markup.", kind=Kind.OBSERVATION),),
        ),
    ),
    actions=(Action(what="Ring the uncle", who="Ruth Abara", due=date(2026, 5, 8)),),
)
TRANSCRIPT = Transcript(
    speakers=(Speaker(id="S1", role=Role.CHILD, name="Efe Balogun", confirmed=True),),
    utterances=(Utterance(id="u1", start=61.0, end=64.0, speaker="S1", text=SAID),),
)
EVERYTHING = Extras(
    review=Review(
        id="r1",
        note="n1",
        version=3,
        reviewer="u1",
        reviewer_name="Priya Nair",
        decision=Decision.APPROVE,
        decided=datetime(2026, 5, 7, 10, 0, tzinfo=UTC),
    ),
    ref="n1",
    transcript=TRANSCRIPT,
    with_sources=True,
    origin=Origin(
        release="9.9",
        heard_by="whisper speech",
        version=3,
        saved=datetime(2026, 5, 7, 9, 0, tzinfo=UTC),
        state=NoteState.APPROVED,
        kept=DraftKept(drafted=4, unchanged=3, edited=1, removed=0, added=0),
    ),
)


def words_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages).split())


def test_a_pdf_is_tagged_named_and_in_english() -> None:
    root = pypdf.PdfReader(io.BytesIO(to_pdf(NOTE))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert "/StructTreeRoot" in root
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    assert pypdf.PdfReader(io.BytesIO(to_pdf(NOTE))).metadata.title == "Home visit: Efe Balogun"


def test_headings_and_table_headers_are_marked_as_such() -> None:
    root = pypdf.PdfReader(io.BytesIO(to_pdf(NOTE, EVERYTHING))).trailer["/Root"]
    found: set[str] = set()
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, pypdf.generic.ArrayObject):
            waiting += list(node)
        elif isinstance(node, pypdf.generic.DictionaryObject):
            found.add(str(node.get("/S", "")))
            waiting += [node["/K"]] if "/K" in node else []
    assert {"/H1", "/Table", "/TH", "/TD", "/L", "/P"} <= found


def test_a_pdf_has_all_of_the_note_its_sources_and_how_it_was_made() -> None:
    words = words_of(to_pdf(NOTE, EVERYTHING))
    for expected in (
        "Efe Balogun (child, 11)",
        SAID,
        "$x$ #let *is* _no_ markup.",
        "Ring the uncle",
        "8 May 2026",
        "1:01",
        "Heard 9.9",
        "whisper speech",
        "local (model Qwen2.5, prompt topic 1): 1",
        "Approved by Priya Nair on 7 May 2026, 10:00, version 3.",
        "Kept 75% of the draft",
    ):
        assert expected in words, expected


def test_what_nobody_asked_for_stays_out() -> None:
    words = words_of(to_pdf(NOTE, Extras(with_made=False)))
    assert "Where each sentence comes from" not in words
    assert not re.search(r"Drafted by|Written by|How this note was made", words)
    assert SAID in words


def test_the_same_note_gives_the_same_bytes() -> None:
    made = datetime(2026, 5, 7, tzinfo=UTC)
    assert to_pdf(NOTE, EVERYTHING, made=made) == to_pdf(NOTE, EVERYTHING, made=made)


def test_letters_that_cannot_be_drawn_are_owned_up_to() -> None:
    assert NOT_DRAWN not in words_of(to_pdf(NOTE))
    odd = NOTE.model_copy(update={"title": "Visit \U0001318c"})
    assert NOT_DRAWN in words_of(to_pdf(odd))


def test_our_pdf_can_be_read_back_as_a_note() -> None:
    assert SAID in " ".join(statement.text for statement in read_note(to_pdf(NOTE)).statements)
