from collections.abc import Callable

from assistant.domain.casenote import Kind, Note

Talk = Callable[..., Note]

PEOPLE = ("worker: Ros Hale", "mother: Dina Petit", "child: Nia Petit, 9", "professional: Lena Marsh (ward sister)")


def shown(note: Note) -> str:
    return " ".join(s.text for s in note.statements)


def test_what_a_child_calls_out_or_breaks_off_is_left(talk: Talk) -> None:
    note = talk(
        PEOPLE,
        "Nia Petit: She left a pound. And she's got it in a—",
        "Dina Petit: Lovely.",
        "Nia Petit: Cow! Cow! Mummy, cow!",
        "Dina Petit: What a cow.",
    )
    assert "left a pound" in shown(note)
    assert "got it in a" not in shown(note)
    assert "cow" not in shown(note).lower()
    assert note.uncovered == ()


def test_a_child_who_breaks_off_in_fear_is_kept(talk: Talk) -> None:
    note = talk(PEOPLE, "Dina Petit: Tell her, Nia.", "Nia Petit: I don't want to go to the—", "Dina Petit: All right.")
    assert "don't want to go" in shown(note)


def test_play_with_a_child_in_the_room_is_no_view(talk: Talk) -> None:
    note = talk(
        PEOPLE,
        "Nia Petit: I lost a tooth on Friday at school.",
        "Dina Petit: Let me see! Do you want to do the jigsaw?",
    )
    assert not any(s.kind is Kind.PARENT_VIEW for s in note.statements)


def test_what_was_said_for_fun_is_left_and_what_was_meant_is_kept(talk: Talk) -> None:
    note = talk(
        PEOPLE,
        "Ros Hale: How is Nia?",
        "Dina Petit: She eats us out of the house. No, I'm only joking, she looks well.",
    )
    assert "out of the house" not in shown(note)
    assert "she looks well" in shown(note)


def test_a_name_given_at_the_start_is_no_view(talk: Talk) -> None:
    note = talk(
        PEOPLE, "Lena Marsh: I'm Lena, I'm the sister on the ward.", "Dina Petit: I want to take her home on Friday."
    )
    assert "sister on the ward" not in shown(note).replace("(ward sister)", "")


def test_a_child_who_says_not_really_has_answered(talk: Talk) -> None:
    note = talk(PEOPLE, "Ros Hale: Are you eating? And sleeping?", "Nia Petit: Not really.")
    assert 'Nia said, "Not really."' in shown(note)


def test_a_short_sentence_brings_the_one_it_stands_on(talk: Talk) -> None:
    note = talk(PEOPLE, "Lena Marsh: Could somebody make sure that the GP gets a copy? Last time they didn't.")
    assert "gets a copy" in shown(note)


def test_what_somebody_here_said_is_not_told_again_by_the_worker(talk: Talk) -> None:
    note = talk(
        PEOPLE,
        "Dina Petit: He has gone to live at his brother's.",
        "Ros Hale: Mum says he's gone to live at his brother's, Nia.",
    )
    assert "Mum says" not in shown(note)
    assert not any("Mum says" in left.text for left in note.uncovered)


def test_what_the_worker_answers_a_child_is_kept_with_the_question(talk: Talk) -> None:
    note = talk(
        PEOPLE,
        "Nia Petit: When do I see the judge?",
        "Ros Hale: It's the ninth of May, at half past nine.",
        "Nia Petit: Okay.",
    )
    assert 'When Nia asked, "When do I see the judge?", I said, "It\'s the ninth of May' in shown(note)


def test_a_mothers_partner_is_not_called_she(talk: Talk) -> None:
    note = talk(
        ("worker: Ros Hale", "carer: Wayne Sand (mother's partner)"),
        "Ros Hale: How is work?",
        "Wayne Sand: I work at the depot. I start at six on Mondays. I finish at two in the afternoon.",
    )
    assert "She" not in shown(note)
