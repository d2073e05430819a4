"""What was said and left out is listed; what is in the note is not."""

import pytest

from assistant.checks.omissions import omissions
from assistant.checks.risk import blocks_approval, risks
from assistant.domain.casenote import Evidence, Kind, Note, Section, Statement, Support, SupportStatus
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance
from models.english import SpacyParser

TURNS = (
    ("S1", "Morning. Is it still raining out there?"),
    ("S2", "Pouring. I want him back in football because it settles him."),
    ("S3", "Dad hit me with his belt."),
    ("S2", "The hearing is on the third of July."),
    ("S1", "I'll ring the club by Friday."),
    ("S2", "Okay."),
)


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def spoken() -> Transcript:
    roles = {"S1": (Role.WORKER, "Ola Reyes"), "S2": (Role.MOTHER, "Beth Quinn"), "S3": (Role.CHILD, "Jay Quinn")}
    return Transcript(
        speakers=tuple(Speaker(id=i, role=role, name=name, confirmed=True) for i, (role, name) in roles.items()),
        utterances=tuple(Utterance(id=f"u{n}", speaker=who, text=text) for n, (who, text) in enumerate(TURNS)),
    )


def note(*texts: str, cited: str | None = None) -> Note:
    evidence = (Evidence(utterance=cited, quote=""),) if cited else ()
    statements = tuple(
        Statement(id=f"s{n}", text=text, kind=Kind.OBSERVATION, evidence=evidence) for n, text in enumerate(texts)
    )
    people = (Person(role=Role.WORKER, name="Ola Reyes"), Person(role=Role.MOTHER, name="Beth Quinn"))
    return Note(type="home-visit", people=people, sections=(Section(heading="Notes", statements=statements),))


def test_risk_views_facts_and_promises_left_out_are_listed(parser: SpacyParser) -> None:
    found = {missing.utterance: missing.reason for missing in omissions(note(), spoken(), parser=parser)}
    assert found == {"u1": "view", "u2": "risk", "u3": "fact", "u4": "commitment"}


def test_what_the_note_says_in_like_words_is_not_listed(parser: SpacyParser) -> None:
    written = note("Ms Quinn wants him to go back to football, as it settles him.")
    assert "u1" not in {missing.utterance for missing in omissions(written, spoken(), parser=parser)}


def test_what_a_statement_cites_is_covered_unless_it_is_danger_left_unsaid(parser: SpacyParser) -> None:
    view = omissions(note("She spoke about sport.", cited="u1"), spoken(), parser=parser)
    danger = omissions(note("He spoke about home.", cited="u2"), spoken(), parser=parser)
    assert "u1" not in {missing.utterance for missing in view}
    assert "u2" in {missing.utterance for missing in danger}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He said he wants to kill himself.", "self-harm"),
        ("There was a knife on the side.", "weapons"),
        ("Mum slapped her.", "injury"),
        ("He was drunk again.", "alcohol"),
    ],
)
def test_words_of_danger_are_found(text: str, kind: str) -> None:
    assert kind in {found for found, _ in risks(text)}


def test_plain_words_are_no_danger() -> None:
    assert risks("He likes drawing and hates peas.") == ()


@pytest.mark.parametrize(
    ("text", "status", "blocks"),
    [
        ("Dad hit him.", SupportStatus.CHECK, True),
        ("Dad hit him.", SupportStatus.SUPPORTED, False),
        ("Dad likes him.", SupportStatus.NOT_IN_RECORDING, False),
        ("Dad hit him.", SupportStatus.NO_TRANSCRIPT, False),
    ],
)
def test_harm_without_support_waits_for_a_person(text: str, status: SupportStatus, blocks: bool) -> None:
    statement = Statement(id="s1", text=text, kind=Kind.OBSERVATION)
    assert blocks_approval(statement, Support(status=status, score=0.5)) is blocks


def test_plain_facts_of_the_family_and_a_childs_plain_words_are_listed_but_small_talk_is_not(
    parser: SpacyParser,
) -> None:
    roles = {"S1": (Role.WORKER, "Ola Reyes"), "S2": (Role.MOTHER, "Beth Quinn"), "S3": (Role.CHILD, "Jay Quinn")}
    turns = (
        ("S2", "Thanks for coming all this way."),
        ("S2", "He's not eating his tea."),
        ("S3", "My brother sleeps in my bed."),
        ("S2", "Yeah, I know."),
        ("S1", "The garden looks lovely today."),
    )
    transcript = Transcript(
        speakers=tuple(Speaker(id=i, role=role, name=name, confirmed=True) for i, (role, name) in roles.items()),
        utterances=tuple(Utterance(id=f"u{n}", speaker=who, text=text) for n, (who, text) in enumerate(turns)),
    )
    found = {missing.utterance: missing.reason for missing in omissions(note(), transcript, parser=parser)}
    assert found == {"u1": "fact", "u2": "view"}
