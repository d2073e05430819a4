"""What a meeting of many drafts: whom a promise is to, which day was agreed, what "it" is, and what is left."""

from datetime import date

import pytest

from assistant.domain.casenote import Kind, Note
from assistant.domain.person import Person
from assistant.domain.recording import Visit
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.ports import EnglishParser
from assistant.settings import prompts_folder

PEOPLE = tuple(
    Person.parse(told)
    for told in (
        "child: Efua Darko, 9",
        "mother: Abena Darko",
        "father: Kojo Darko",
        "professional: Lucy Fenn",
        "worker: Harriet Poole",
    )
)
Turns = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("turns", "what", "who", "due"),
    [
        (
            [
                ("Abena", "Nobody told me."),
                ("Harriet", "I'll come to the school myself, and Kojo, I'll ring you after it."),
            ],
            "Ring Mr Darko after it",
            "Harriet Poole",
            None,
        ),
        (
            [
                ("Kojo", "The bus is late."),
                ("Abena", "Nobody told me about the club."),
                ("Harriet", "I'll send you the form on Friday."),
            ],
            '"I\'ll send you the form on Friday."',
            "Harriet Poole",
            date(2026, 11, 20),
        ),
        (
            [
                ("Lucy", "I could do Tuesday the twenty-fourth, four o'clock."),
                ("Kojo", "I'll be there. Put me down."),
            ],
            'Be there: "I could do Tuesday the twenty-fourth, four o\'clock."',
            "Lucy Fenn and Kojo Darko",
            date(2026, 11, 24),
        ),
        (
            [
                ("Kojo", "She's got a spare inhaler at mine. It's on the shelf."),
                ("Lucy", "I didn't know that. Could you bring it in?"),
                ("Kojo", "I'll bring it tomorrow."),
            ],
            "Bring it in (a spare inhaler)",
            "Kojo Darko",
            date(2026, 11, 20),
        ),
        (
            [("Kojo", "Can she keep the badge?"), ("Harriet", "I'll ask Abena if she's happy with it.")],
            "Ask Abena if she's happy with it",
            "Harriet Poole",
            None,
        ),
    ],
)
def test_a_promise_keeps_its_people_its_day_and_its_thing(
    turns: Turns, what: str, who: str, due: date | None, parser: EnglishParser
) -> None:
    assert (what, who, due) in {(a.what, a.who, a.due) for a in noted(turns, parser).actions}


@pytest.mark.parametrize(
    "turns",
    [
        [("Harriet", "Would you do the course now, Kojo, if it's offered?"), ("Kojo", "Yes. I would.")],
        [("Lucy", "I'll write her down as not here yet."), ("Kojo", "She's coming.")],
        [("Kojo", "There's a card for you."), ("Efua", "I'll have it."), ("Kojo", "I'll hold on to it.")],
        [("Efua", "Are you going?"), ("Kojo", "I'll see you in two weeks, so I will.")],
        [("Harriet", "Can I bring Efua in?"), ("Lucy", "Please.")],
    ],
)
def test_what_is_only_asked_or_done_at_once_is_no_action(turns: Turns, parser: EnglishParser) -> None:
    assert noted(turns, parser).actions == ()


def test_it_is_not_explained_where_two_things_could_be_meant(parser: EnglishParser) -> None:
    turns = [
        ("Kojo", "I've got a coat and I've got a bag for her."),
        ("Abena", "Well."),
        ("Kojo", "I'll bring it on Friday."),
    ]
    assert [a.what for a in noted(turns, parser).actions] == ["Bring it"]


@pytest.mark.parametrize(
    "turns",
    [
        [("Efua", "I let in four goals."), ("Kojo", "I told you they'd not let you in.")],
        [("Abena", "You won't wear your glasses, Kojo."), ("Kojo", "I will wear the glasses.")],
    ],
)
def test_what_is_not_denied_is_not_set_side_by_side(turns: Turns, parser: EnglishParser) -> None:
    assert "Where accounts differ" not in {s.heading for s in noted(turns, parser).sections if s.statements}


@pytest.mark.parametrize(
    ("turns", "written", "left"),
    [
        (
            [("Kojo", "I asked about a rabbit! I asked her about a rabbit, for God's sake.")],
            '"I asked her about a',
            "that he",
        ),
        ([("Kojo", "Nobody's showed me how to do it.")], "nobody has showed him", "is showed"),
        (
            [("Harriet", "Would you agree to that, Kojo?"), ("Kojo", "So no overnights. For how long?")],
            'he said, "No overnights."',
            "said overnights",
        ),
        ([("Abena", '"I want to walk to school with Amma."')], 'said, "I want to walk', '“"'),
        (
            [("Harriet", "And two: how was the hospital?"), ("Efua", "I thought I was ill.")],
            '"I thought I was ill."',
            "wo:",
        ),
        ([("Efua", "Mum says he's not. Mum says it's June.")], "he's not", "<<"),
    ],
)
def test_words_are_put_right_without_losing_their_meaning(
    turns: Turns, written: str, left: str, parser: EnglishParser
) -> None:
    text = " ".join(s.text for s in noted(turns, parser).statements)
    assert written in text or written.replace("he said", "Mr Darko said") in text
    assert left not in text


def test_what_the_worker_decides_and_thinks_is_kept_as_theirs(parser: EnglishParser) -> None:
    note = noted(
        [
            ("Kojo", "Can she stay at mine?"),
            ("Harriet", "I'd ask that for two weeks she comes to you by day only."),
            ("Abena", "Right."),
            ("Harriet", "I'm worried about the mornings. It's for the court to say who comes."),
        ],
        parser,
    )
    said = {s.text: s.kind for s in note.statements}
    assert said['I told Mr Darko, "I\'d ask that for two weeks she comes to you by day only."'] is Kind.OBSERVATION
    assert said['I said, "It\'s for the court to say who comes."'] is Kind.OBSERVATION
    assert said['I said, "I\'m worried about the mornings."'] is Kind.ANALYSIS


def noted(turns: Turns, parser: EnglishParser) -> Note:
    first = {person.first_name: person for person in PEOPLE}
    transcript = Transcript(
        speakers=tuple(Speaker(id=name, role=p.role, name=p.name, confirmed=True) for name, p in first.items()),
        utterances=tuple(Utterance(id=f"u{n}", speaker=who, text=text) for n, (who, text) in enumerate(turns)),
    )
    visit = Visit(type="home-visit", date=date(2026, 11, 19), people=PEOPLE)
    return draft(transcript, visit, load_note_type(prompts_folder(), "home-visit"), parser=parser)
