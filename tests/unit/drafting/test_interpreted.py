from collections.abc import Callable

from assistant.domain.casenote import Note, Statement

Talk = Callable[..., Note]

WITH_BOTH = ("worker: Colin Hart", "mother: Selam Abay", "father: Dawit Abay", "professional: Hana Woldu (interpreter)")


def through(note: Note) -> list[Statement]:
    return [s for s in note.statements if "(interpreter)" in s.text and s.kind.is_view]


def test_a_mother_who_is_not_heard_holds_what_her_interpreter_says_and_not_the_father(talk: Talk) -> None:
    note = talk(
        WITH_BOTH,
        "Colin Hart: How has the week been?",
        "Dawit Abay: It was a good week and I worked on Monday and Tuesday and we went to the park with the children.",
        "Hana Woldu: She says the baby was sick on Wednesday and she stayed at home.",
    )
    assert [s.holder for s in through(note)] == ["mother"]
    assert any("taken to be Ms Abay's" in caution for caution in note.cautions)


def test_whom_the_worker_says_the_interpreter_is_here_for_holds_the_words(talk: Talk) -> None:
    note = talk(
        WITH_BOTH,
        "Colin Hart: Hana is here to interpret for Mrs Abay.",
        "Hana Woldu: I was at work on Wednesday and I came home at six.",
        "Dawit Abay: I was at home on Wednesday.",
    )
    assert [s.holder for s in through(note)] == ["mother"]


def test_where_it_is_not_sure_the_words_stay_the_interpreters(talk: Talk) -> None:
    note = talk(
        WITH_BOTH,
        "Colin Hart: How has the week been?",
        "Dawit Abay: It was a good week and I worked on Monday and on Tuesday.",
        "Hana Woldu: I was at work on Wednesday and I came home at six.",
    )
    assert [s.holder for s in through(note)] == ["professional"]


def test_he_and_she_both_interpreted_belong_to_neither(talk: Talk) -> None:
    note = talk(
        WITH_BOTH,
        "Colin Hart: How has the week been?",
        "Hana Woldu: She says the baby was sick on Wednesday. She says the doctor came.",
        "Colin Hart: And the work?",
        "Hana Woldu: He says the job at the shop ended on Friday. He asks what you can do.",
    )
    assert {s.holder for s in through(note)} == {"professional"}


def test_a_promise_through_an_interpreter_is_the_speakers_own(talk: Talk) -> None:
    note = talk(
        WITH_BOTH,
        "Colin Hart: Who will take the letter to the surgery?",
        "Hana Woldu: She says I will take my letter to the surgery on Friday.",
        "Dawit Abay: Good.",
    )
    assert [(a.what, a.who) for a in note.actions] == [("Take her letter to the surgery", "Selam Abay")]


def test_what_the_interpreter_says_of_their_own_work_is_no_action(talk: Talk) -> None:
    note = talk(
        WITH_BOTH,
        "Colin Hart: Hana is here to interpret for Mrs Abay. When was that?",
        "Hana Woldu: I'll ask her. She says it was on Friday.",
    )
    assert note.actions == ()
