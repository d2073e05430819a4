from collections.abc import Callable
from datetime import date

import pytest

from assistant.domain.casenote import Action, Kind, Note

Talk = Callable[..., Note]

TWO = ("worker: Ros Hale", "mother: Dina Petit", "child: Nia Petit, 9")
THREE = (*TWO, "professional: Lena Marsh (key worker)")


def told(note: Note) -> list[tuple[str, str | None]]:
    return [(a.what, a.who) for a in note.actions]


def one(note: Note) -> Action:
    assert len(note.actions) == 1, told(note)
    return note.actions[0]


@pytest.mark.parametrize(
    ("turns", "what"),
    [
        (
            ("Dina Petit: The boiler went off on Sunday night.", "Ros Hale: I'll find out."),
            'Find out, said after "The boiler went off on Sunday night."',
        ),
        (
            ("Dina Petit: Can she stay on at the club?", "Ros Hale: I'll ask them."),
            'Ask them: "Can she stay on at the club?"',
        ),
        (
            ("Dina Petit: My hearing is at the court on the fourth of May.", "Ros Hale: I'll drive you."),
            'Drive Ms Petit, said after "My hearing is at the court on the fourth of May."',
        ),
        (
            ("Dina Petit: Have you got the letter?", "Ros Hale: I'll send it you tonight."),
            "Send it to Ms Petit (the letter)",
        ),
        (("Ros Hale: I'll ring the school about the bus.",), "Ring the school about the bus"),
        (("Ros Hale: What I'll do is ring the school about the bus.",), "Ring the school about the bus"),
        (
            ("Ros Hale: I'll have to tell my manager about the bus, Dina, but I'll not say who.",),
            "Tell my manager about the bus",
        ),
        (("Ros Hale: I'll ring you on Friday, Dina, either way.",), "Ring Ms Petit, either way"),
    ],
)
def test_an_action_says_what_it_is_or_what_it_followed(talk: Talk, turns: tuple[str, ...], what: str) -> None:
    assert one(talk(TWO, *turns, "Dina Petit: Okay.")).what == what


def test_what_a_bare_promise_followed_gives_it_no_day(talk: Talk) -> None:
    note = talk(TWO, "Dina Petit: The man from the council comes on Thursday.", "Ros Hale: I'll look into it.")
    assert one(note).due is None


def test_a_promise_said_again_in_fewer_words_is_one_action(talk: Talk) -> None:
    note = talk(
        TWO,
        "Ros Hale: So you'll tell him he can't come at Christmas?",
        "Dina Petit: Yes. I'll tell him this week.",
    )
    assert told(note) == [("Tell him he can't come at Christmas", "Dina Petit")]


def test_somebody_is_driven_on_the_day_just_named(talk: Talk) -> None:
    note = talk(TWO, "Dina Petit: When is it?", "Ros Hale: It's on Monday the fourth of May. I'll drive you.")
    assert one(note).due == date(2026, 5, 4)


def test_a_professional_tells_what_they_are_doing_on_a_day_to_come(talk: Talk) -> None:
    note = talk(THREE, "Ros Hale: And the dentist?", "Lena Marsh: I'm taking Nia to the dentist on Friday.")
    assert [(a.what, a.who, a.due) for a in note.actions] == [
        ("Take Nia to the dentist", "Lena Marsh", date(2026, 4, 24))
    ]


def test_mums_part_is_hers_where_the_worker_sums_up(talk: Talk) -> None:
    note = talk(TWO, "Dina Petit: Right.", "Ros Hale: So, to sum up, Mum's bringing the form on Friday.")
    assert told(note) == [("Bring the form", "Dina Petit")]


def test_a_name_that_ends_one_promise_is_not_cut_from_it(talk: Talk) -> None:
    note = talk(
        TWO,
        "Ros Hale: So, Dina, I'll talk to school about what was said to Nia, I'll ring the GP tomorrow.",
        "Dina Petit: Okay.",
    )
    assert [a.what for a in note.actions] == ["Talk to school about what was said to Nia", "Ring the GP"]


def test_words_taken_back_within_a_promise_stand_as_they_were_said(talk: Talk) -> None:
    note = talk(
        THREE, "Ros Hale: Does the GP get a copy?", "Lena Marsh: I'll fax it myself, I mean email, nobody faxes."
    )
    assert one(note).what == '"I\'ll fax it myself, I mean email, nobody faxes."'


def test_a_request_to_tell_the_meeting_something_is_no_action(talk: Talk) -> None:
    note = talk(
        THREE, "Ros Hale: Lena, could you tell us how the week was?", "Lena Marsh: Of course. It was a good week."
    )
    assert note.actions == ()


def test_a_judgement_beside_a_promise_stays_in_the_analysis(talk: Talk) -> None:
    note = talk(
        TWO, "Dina Petit: Right.", "Ros Hale: My worry is what Nia told me, and I'm going to ring the police today."
    )
    assert told(note) == [("Ring the police", "Ros Hale")]
    own = [s for s in note.statements if s.kind is Kind.ANALYSIS]
    assert len(own) == 1
    assert "My worry is what Nia told me" in own[0].text
