"""A statement is held against what was said."""

from datetime import date
from pathlib import Path

import pytest

from assistant.checks.support import check_support
from assistant.checks.support.quotes import holds, plain
from assistant.domain.casenote import Evidence, Kind, Statement, Support, SupportStatus
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance
from models.english import SpacyParser
from models.support.examples import claims_of

CLAIMS = Path(__file__).parent / "claims"
VISIT = date(2026, 3, 10)
PEOPLE = (
    Person(role=Role.WORKER, name="Ada Nwosu"),
    Person(role=Role.MOTHER, name="Carys Bell"),
    Person(role=Role.FAMILY, name="Mair Bell", relation="grandmother"),
    Person(role=Role.CHILD, name="Rhys Bell"),
)
TURNS = (
    ("Ada Nwosu", "How are things with money?"),
    ("Carys Bell", "I borrowed forty quid from my neighbour on the ninth. I might have to sell the car."),
    ("Mair Bell", "She never tells me anything. I'd have helped her."),
    ("Ada Nwosu", "Rhys, do you like your new school?"),
    ("Rhys Bell", "No. I miss my mates. Dean pushed me on the bus."),
    ("Ada Nwosu", "I'll ring the school tomorrow, and I'll be back on Tuesday. Sorry, Wednesday."),
)


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def spoken() -> Transcript:
    voices = {person.name: f"S{n}" for n, person in enumerate(PEOPLE, 1)}
    return Transcript(
        speakers=tuple(Speaker(id=voices[p.name], role=p.role, name=p.name, confirmed=True) for p in PEOPLE),
        utterances=tuple(Utterance(id=f"u{n}", speaker=voices[who], text=text) for n, (who, text) in enumerate(TURNS)),
    )


def support(parser: SpacyParser, text: str, *cited: str) -> Support:
    evidence = tuple(Evidence(utterance=utterance, quote="") for utterance in cited)
    statement = Statement(id="s1", text=text, kind=Kind.OBSERVATION, evidence=evidence)
    return check_support([statement], spoken(), people=PEOPLE, visit_date=VISIT, parser=parser)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Carys said that she borrowed £40 from her neighbour.",
        "Ms Bell borrowed £40 from a neighbour on 9 March.",
        "Carys said she might have to sell the car.",
        "Rhys misses his mates.",
        "Rhys told me that Dean pushed him on the bus.",
        "Rhys was pushed by Dean on the bus.",
        "I will ring the school on 11 March.",
        "Rhys does not like his new school.",
    ],
)
def test_what_was_said_is_supported(parser: SpacyParser, text: str) -> None:
    found = support(parser, text)
    assert found.status is SupportStatus.SUPPORTED, found.details
    assert found.evidence


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Carys said that she borrowed £60 from her neighbour.", "number"),
        ("Ms Bell borrowed £40 from a neighbour on 19 March.", "date"),
        ("Carys has sold the car.", "modality"),
        ("Mair borrowed £40 from a neighbour.", "role-swap"),
        ("Rhys pushed Dean on the bus.", "role-swap"),
        ("Rhys likes his new school.", "negation"),
        ("Mair said that she borrowed forty pounds from her neighbour.", "speaker"),
        ("Carys always borrows money from her neighbour.", "frequency"),
        ("Rhys told me that Dean, an aggressive boy, pushed him on the bus.", "judgement"),
        ("Rhys told me that Oscar pushed him on the bus.", "name"),
        ('Rhys said, "I hate my mates."', "quote"),
        ("I will be back on Tuesday 17 March.", "corrected"),
    ],
)
def test_what_was_not_said_is_questioned_with_the_words(parser: SpacyParser, text: str, code: str) -> None:
    found = support(parser, text)
    assert found.status is not SupportStatus.SUPPORTED
    assert code in found.problems, found.details
    assert all(detail.message for detail in found.details)


def test_what_nobody_spoke_of_is_not_in_the_recording(parser: SpacyParser) -> None:
    assert support(parser, "The kitchen floor was covered in rubbish.").status is SupportStatus.NOT_IN_RECORDING


def test_a_citation_that_does_not_exist_is_named(parser: SpacyParser) -> None:
    assert "citation" in support(parser, "Rhys misses his mates.", "u99").problems


def test_cited_words_of_somebody_else_are_a_wrong_speaker(parser: SpacyParser) -> None:
    assert "speaker" in support(parser, "Mair said that she borrowed forty pounds.", "u1").problems


def test_cited_evidence_is_kept(parser: SpacyParser) -> None:
    assert [e.utterance for e in support(parser, "Rhys misses his mates.", "u4").evidence] == ["u4"]


def test_without_a_transcript_nothing_is_claimed(parser: SpacyParser) -> None:
    statement = Statement(id="s1", text="Rhys misses his mates.", kind=Kind.CHILD_VIEW)
    found = check_support([statement], Transcript(), people=PEOPLE, visit_date=VISIT, parser=parser)
    assert [s.status for s in found] == [SupportStatus.NO_TRANSCRIPT]


def test_a_quotation_may_skip_words_but_not_change_them() -> None:
    heard = plain("I don't want to go, not on Sundays.")
    assert holds("I don’t want … not on Sundays", heard)
    assert not holds("I want to go", heard) or "want to go" in heard
    assert not holds("not on Mondays", heard)


@pytest.mark.parametrize(("half", "least"), [("tuning", 0.8), ("held_back", 0.7)])
def test_right_and_wrong_claims_of_invented_visits_are_told_apart(parser: SpacyParser, half: str, least: float) -> None:
    right: list[float] = []
    wrong: list[float] = []
    for path in sorted(CLAIMS.glob(f"{half}_*.json")):
        visit = claims_of(path)
        statements = [statement for statement, _ in visit.statements]
        found = check_support(statements, visit.transcript, people=visit.people, visit_date=visit.day, parser=parser)
        for (_, error), result in zip(visit.statements, found, strict=True):
            (wrong if error else right).append(result.score)
    ahead = sum((r > w) + 0.5 * (r == w) for r in right for w in wrong) / (len(right) * len(wrong))
    assert ahead >= least


def test_an_interpreter_is_known_whatever_stands_beside_the_word(parser: SpacyParser) -> None:
    people = (
        Person(role=Role.WORKER, name="Ada Nwosu"),
        Person(role=Role.PROFESSIONAL, name="Rebin Salih", relation="interpreter, Sorani"),
        Person(role=Role.CHILD, name="Ellie-Mae Aziz"),
    )
    transcript = Transcript(
        speakers=tuple(Speaker(id=f"S{n}", role=p.role, name=p.name, confirmed=True) for n, p in enumerate(people)),
        utterances=(
            Utterance(id="u0", speaker="S1", text="She says fourteen isn't right. She says eleven."),
            Utterance(id="u1", speaker="S2", text="I like Mr Penn."),
        ),
    )
    texts = (
        'Rebin Salih (interpreter) said, "She says eleven."',
        "Rebin Salih (interpreter, Sorani) and Ellie-Mae Aziz (child) took part in the conversation.",
    )
    statements = [Statement(id=f"s{n}", text=text, kind=Kind.OBSERVATION) for n, text in enumerate(texts)]
    found = check_support(statements, transcript, people=people, visit_date=VISIT, parser=parser)
    assert [one.status for one in found] == [SupportStatus.SUPPORTED] * 2, found


def test_a_turn_of_phrase_in_a_quotation_is_no_claim_of_the_note(parser: SpacyParser) -> None:
    transcript = Transcript(
        speakers=(Speaker(id="S2", role=Role.MOTHER, name="Carys Bell", confirmed=True),),
        utterances=(Utterance(id="u0", speaker="S2", text="Okay. If it's no I'd rather you told me and not her."),),
    )
    text = "Ms Bell said, \"If it's no I'd rather you told me and not her.\""
    statement = Statement(id="s1", text=text, kind=Kind.PARENT_VIEW)
    found = check_support([statement], transcript, people=PEOPLE, visit_date=VISIT, parser=parser)[0]
    assert (found.status, found.score) == (SupportStatus.SUPPORTED, 0.97)
