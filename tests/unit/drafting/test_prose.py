from collections.abc import Callable
from datetime import date

import pytest

from assistant.domain.casenote import Form, Note
from assistant.domain.person import Person, Role
from assistant.domain.recording import Visit
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.ports import EnglishParser
from assistant.settings import prompts_folder

WORKER = Person(role=Role.WORKER, name="Ros Hale")
MOTHER = Person(role=Role.MOTHER, name="Dina Petit")
FATHER = Person(role=Role.FATHER, name="Owen Petit")
CHILD = Person(role=Role.CHILD, name="Nia Petit", age=9)
PEOPLE = {"W": WORKER, "M": MOTHER, "F": FATHER, "C": CHILD}
VISIT = date(2026, 4, 21)

Write = Callable[..., Note]


@pytest.fixture
def write(parser: EnglishParser) -> Write:
    def written(*turns: str) -> Note:
        said = [turn.partition(": ")[::2] for turn in turns]
        people = tuple(PEOPLE[code] for code in dict.fromkeys(code for code, _ in said))
        transcript = Transcript(
            speakers=tuple(Speaker(id=p.name, role=p.role, name=p.name, confirmed=True) for p in people),
            utterances=tuple(
                Utterance(id=f"u{n}", speaker=PEOPLE[code].name, text=text) for n, (code, text) in enumerate(said)
            ),
        )
        visit = Visit(type="home-visit", date=VISIT, people=tuple(PEOPLE.values()))
        return draft(transcript, visit, load_note_type(prompts_folder(), "home-visit"), parser=parser)

    return written


def texts(note: Note, heading: str) -> list[str]:
    return [s.text for section in note.sections if section.heading == heading for s in section.statements]


def paragraphs(note: Note, heading: str) -> list[list[str]]:
    statements = [s for section in note.sections if section.heading == heading for s in section.statements]
    return [[s.text for s in statements if s.paragraph == n] for n in sorted({s.paragraph for s in statements})]


def test_you_in_a_question_is_not_the_one_who_answers_for_another(write: Write) -> None:
    note = write(
        "W: How is work, Owen?",
        "F: I start nights on Monday.",
        "W: Who'll be here with Nia when you're on nights?",
        "M: Me. I only work mornings.",
    )
    assert not any("when she is on nights" in text for text in texts(note, "Mother's views"))


def test_she_is_not_named_as_a_child_whom_he_also_means(write: Write) -> None:
    note = write("M: The school offered Nia a counsellor.", "W: Right.", "M: She asked him how it made him feel. Well.")
    assert not any("Nia asked" in s.text for s in note.statements)


def test_the_weather_and_the_kettle_are_no_views(write: Write) -> None:
    note = write(
        "M: Come in, it's pouring out there. I'll put the kettle on.",
        "W: Thank you. How has Nia been?",
        "M: She has been sleeping better since Easter.",
    )
    said = " ".join(s.text for s in note.statements if s.kind.is_view)
    assert "pouring" not in said
    assert "kettle" not in said
    assert "sleeping better" in said


def test_what_a_child_showed_is_kept_with_its_question_and_its_doubt(write: Write) -> None:
    note = write(
        "W: Did anybody hurt you, Nia? She's shaking her head. I might have read that wrong.",
        "M: She does that.",
    )
    shown = [s for s in note.statements if s.form is Form.NONVERBAL]
    assert len(shown) == 1
    assert 'I asked, "Did anybody hurt you, Nia?"' in shown[0].text
    assert "I might have read that wrong." in shown[0].text


def test_where_accounts_differ_only_the_sentences_that_differ_stand(write: Write) -> None:
    note = write(
        "M: He threw the phone on Saturday. The screen is in bits and I had to buy another.",
        "F: I never threw the phone. I put it on the settee.",
    )
    apart = texts(note, "Where accounts differ")
    assert apart == ['Ms Petit said, "He threw the phone on Saturday."', 'Mr Petit said, "I never threw the phone."']


def test_what_the_worker_was_told_stays_the_words_of_who_told_it(write: Write) -> None:
    note = write(
        "W: The school rang me on Friday. They said Nia had been in a fight.",
        "M: She wasn't in a fight, she was pushed.",
    )
    apart = texts(note, "Where accounts differ")
    assert apart[0] == "The school said Nia had been in a fight."
    assert apart[1].startswith("Ms Petit said")


def test_one_topic_is_one_paragraph_though_it_was_spoken_of_twice(write: Write) -> None:
    note = write(
        "M: The damp in the bedroom is worse. The landlord came on Monday about the damp.",
        "W: And school?",
        "M: Nia likes her teacher. Nia reads at school every morning.",
        "W: Anything else about the flat?",
        "M: The boiler in the kitchen broke on Friday.",
    )
    told = [" ".join(part) for part in paragraphs(note, "Mother's views")]
    assert any("damp" in part and "boiler" in part for part in told)
    assert any("teacher" in part and "boiler" not in part for part in told)


def test_nobody_is_named_again_in_every_sentence(write: Write) -> None:
    note = write(
        "M: I rang the surgery on Monday. I collected the tablets. I gave Nia two tablets at tea.",
        "W: Okay.",
        "M: I weighed Nia at the clinic and she has gained a pound.",
    )
    assert " ".join(texts(note, "Mother's views")).count("Ms Petit") == 1


@pytest.mark.parametrize(
    "said",
    ["I'll get chips.", "I'll put the kettle on.", "I'll take that as a yes.", "I'll be quick.", "I need to ask you."],
)
def test_what_only_runs_the_talk_is_no_action(said: str, write: Write) -> None:
    assert write(f"W: {said}", "M: Nia likes her teacher.").actions == ()


def test_them_is_the_one_office_spoken_of(write: Write) -> None:
    note = write("F: The council is giving the plot away.", "W: Oh.", "F: I'll ring them tomorrow. On my break.")
    assert [(a.what, a.who, a.due) for a in note.actions] == [
        ("Ring the council on his break", "Owen Petit", date(2026, 4, 22))
    ]


def test_a_weekday_of_another_week_gets_no_date(write: Write) -> None:
    note = write(
        "F: I want to come on the sixth of May.",
        "W: Ring me on the Friday if it's getting hard.",
        "F: Aye. I'll ring you Friday.",
    )
    assert [a.due for a in note.actions if a.who == "Owen Petit"] == [None]


def test_whoever_sums_up_gives_each_deed_its_owner(write: Write) -> None:
    note = write("W: So, to sum up, Owen's ringing the college tomorrow about the place.", "F: Yes.")
    assert ("Ring the college about the place", "Owen Petit", date(2026, 4, 22)) in {
        (a.what, a.who, a.due) for a in note.actions
    }


def test_a_retort_stays_behind_what_it_answers(write: Write) -> None:
    note = write(
        "C: I lost a tooth at school.",
        "W: Did you?",
        "M: Say hello nicely, Nia, and sit down here with me for a bit.",
        "W: How are the mornings?",
        "M: She is up at six and she makes the beds in the house.",
        "W: Right.",
        "C: You missed the play.",
        "M: I was poorly.",
        "C: You were not poorly at the doctor.",
    )
    said = " ".join(texts(note, "Child's views"))
    assert said.index("missed the play") < said.index("not poorly")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M: She is in bed by half past seven.", "F: She was never in bed before nine o'clock last week."),
        ("F: We owe three hundred and forty.", "M: No, four hundred and sixty."),
        ("C: You were not poorly.", "M: I was poorly, wasn't I."),
    ],
)
def test_another_time_amount_or_denial_is_set_side_by_side(write: Write, one: str, other: str) -> None:
    assert len(texts(write(one, other), "Where accounts differ")) == 2


def test_times_of_different_things_do_not_differ(write: Write) -> None:
    note = write("M: Nia starts school at nine.", "F: I start work at half past seven.")
    assert texts(note, "Where accounts differ") == []
