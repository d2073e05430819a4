"""The report on a note: the drafter's labels, the recording, and speed after an edit."""

import time
from collections.abc import Callable

import pytest

from assistant.checks.examine import examine
from assistant.checks.terms import Terms
from assistant.domain.casenote import Evidence, Form, Kind, Note, Section, Statement, SupportStatus
from assistant.domain.finding import Code, Report
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.english.remember import RememberingParser
from assistant.ports import EnglishParser

SAID = Transcript(
    speakers=(
        Speaker(id="S1", role=Role.WORKER, name="Dan Foley", confirmed=True),
        Speaker(id="S2", role=Role.MOTHER, name="Samira Hart", confirmed=True),
    ),
    utterances=(
        Utterance(id="u1", speaker="S1", text="How have you been?"),
        Utterance(id="u2", speaker="S2", text="I've gone back to work three evenings a week."),
        Utterance(id="u3", speaker="S2", text="He hit me in front of Callum on Sunday night."),
    ),
)


def drafted(text: str, quote: str) -> Note:
    statement = Statement(
        id="s1",
        text=text,
        kind=Kind.PARENT_VIEW,
        holder="mother",
        form=Form.REPORTED,
        evidence=(Evidence(utterance="u2", quote=quote),),
    )
    return Note(type="home-visit", sections=(Section(heading="Notes", statements=(statement,)),))


def test_the_drafter_knows_whose_words_they_are(parser: EnglishParser, terms: Terms) -> None:
    note = drafted("She has gone back to work three evenings a week.", "I've gone back to work three evenings a week.")
    report = examine(note, parser=parser, terms=terms, transcript=SAID)
    assert [(s.kind, s.holder, s.unsure) for s in report.statements] == [(Kind.PARENT_VIEW, "mother", False)]


def test_without_a_transcript_nothing_is_said_about_support(check: Callable[..., Report]) -> None:
    report = check({"Notes": ["Samira said that she is tired."]})
    assert report.statements[0].support.status is SupportStatus.NO_TRANSCRIPT


def test_a_wrong_number_and_a_risk_left_out_are_found(parser: EnglishParser, terms: Terms) -> None:
    note = drafted("Samira said that she works five evenings a week.", "I've gone back to work three evenings a week.")
    found = examine(note, parser=parser, terms=terms, transcript=SAID).findings
    assert {Code.CONTRADICTS_RECORDING, Code.LEFT_OUT} <= {f.code for f in found}


def test_an_edit_is_checked_again_at_once(parser: EnglishParser, terms: Terms) -> None:
    texts = [f"Samira said on {day} May that Callum liked page {day} of his book." for day in range(1, 20)]
    note = _note(texts)
    remembering = RememberingParser(parser)
    examine(note, parser=remembering, terms=terms)
    edited = _note([*texts[:-1], "Samira claims that he is fine."])
    start = time.process_time()
    report = examine(edited, parser=remembering, terms=terms)
    assert time.process_time() - start < 0.15
    assert Code.DOUBTING_LANGUAGE in {f.code for f in report.findings}


def test_an_empty_note_has_an_empty_report(parser: EnglishParser, terms: Terms) -> None:
    report = examine(Note(type="home-visit"), parser=parser, terms=terms)
    assert report.findings == ()
    assert report.readability.score is None


def _note(texts: list[str]) -> Note:
    statements = tuple(
        Statement(id=f"s{i}", text=text, kind=Kind.OBSERVATION, written_by="person") for i, text in enumerate(texts)
    )
    return Note(type="home-visit", sections=(Section(heading="Notes", statements=statements),))


def test_she_is_nobody_known_after_a_name_that_no_list_has(parser: EnglishParser, terms: Terms) -> None:
    texts = ["MGM rang and said that she is worried.", "I rang Carys after.", "She said it was just a row."]
    statements = examine(_note(texts), parser=parser, terms=terms).statements
    assert [statement.holder for statement in statements] == ["family", None, None]


def test_a_grandmother_of_the_same_surname_is_not_taken_for_the_mother(parser: EnglishParser, terms: Terms) -> None:
    texts = ["T/C from MGM Mrs Hart.", "Mrs Hart said there was shouting.", "Samira said that she is fine."]
    note = _note(texts).model_copy(update={"people": (Person.parse("mother: Samira Hart"),)})
    statements = examine(note, parser=parser, terms=terms).statements
    assert [statement.holder for statement in statements] == [None, "family", "mother"]


@pytest.mark.parametrize("text", ["Ms Hart agreed to be recorded.", "Callum asked to be told first."])
def test_what_somebody_lets_be_done_hides_nobody(text: str, parser: EnglishParser, terms: Terms) -> None:
    assert Code.PASSIVE not in {f.code for f in examine(_note([text]), parser=parser, terms=terms).findings}
