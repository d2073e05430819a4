from collections.abc import Callable

from assistant.domain.casenote import Note
from assistant.drafting.leads import quoted

Talk = Callable[..., Note]

PEOPLE = ("worker: Ros Hale", "mother: Dina Petit", "child: Nia Petit, 9", "professional: Lena Marsh (key worker)")


def views(note: Note) -> str:
    return " ".join(s.text for s in note.statements if s.kind.is_view)


def test_a_question_that_names_nothing_is_given_with_the_sentence_before_it(talk: Talk) -> None:
    note = talk(PEOPLE, "Ros Hale: I can write a letter to housing. Do you want me to?", "Dina Petit: Yes please.")
    assert 'I asked, "I can write a letter to housing. Do you want me to?" Ms Petit said yes.' in views(note)


def test_kindness_before_a_question_is_left(talk: Talk) -> None:
    note = talk(PEOPLE, "Ros Hale: That's a smart sling. How do you feel about it?", "Nia Petit: It itches at night.")
    assert "smart" not in views(note)


def test_nobody_is_named_twice_in_one_breath(talk: Talk) -> None:
    note = talk(PEOPLE, "Ros Hale: What do you need for the trial?", "Nia Petit: Spikes. They're sixty pounds.")
    assert 'I asked, "What do you need for the trial?" Nia said, "Spikes.' in views(note)


def test_a_thing_at_the_head_of_a_question_is_not_taken_for_a_name(talk: Talk) -> None:
    note = talk(PEOPLE, "Ros Hale: Weed, do you mean?", "Dina Petit: Yes, in the hall at night.")
    assert 'I asked, "Weed, do you mean?"' in views(note)


def test_an_answer_to_somebody_else_is_given_with_their_question(talk: Talk) -> None:
    note = talk(
        PEOPLE,
        "Lena Marsh: Would you like your mum to sleep in your room?",
        "Nia Petit: On the mattress, not in my bed.",
    )
    assert 'When Lena Marsh asked, "Would you like your mum to sleep in your room?", Nia said, "On the' in views(note)


def test_they_who_were_named_by_another_are_told_with_that_sentence(talk: Talk) -> None:
    note = talk(PEOPLE, "Dina Petit: The eating team have her on the list.", "Lena Marsh: They've rung, actually.")
    assert 'When Ms Petit said, "The eating team have her on the list", Lena Marsh said, "They\'ve rung' in views(note)


def test_that_day_is_told_with_the_day_that_was_named(talk: Talk) -> None:
    note = talk(PEOPLE, "Dina Petit: He fell on Saturday the eleventh.", "Lena Marsh: She was with me that day.")
    assert 'When Ms Petit said, "He fell on Saturday the eleventh", Lena Marsh said, "She was' in views(note)


def test_words_in_other_orders_are_quoted(talk: Talk) -> None:
    note = talk(
        PEOPLE,
        "Ros Hale: How is it at home?",
        "Dina Petit: My sister, she cooks at the weekend.",
        "Ros Hale: And when she fell?",
        "Dina Petit: I put ice on her arm.",
        "Ros Hale: Would you come along?",
        "Dina Petit: I would be glad to come along, baby.",
        "Ros Hale: What do you owe?",
        "Dina Petit: We owe for the rent four hundred and ten.",
    )
    text = views(note)
    for said in ("My sister, she cooks", "I put ice on her arm.", "glad to come along, baby", "We owe for the rent"):
        assert f'"{said}' in text or f" {said}" in text
    assert "puts ice" not in text


def test_a_day_to_come_is_not_read_as_past_because_somebody_said_it(talk: Talk) -> None:
    note = talk(PEOPLE, "Ros Hale: The school said the meeting is on the second.", "Dina Petit: Okay.")
    assert not any("2 April" in s.text for s in note.statements)


def test_a_quotation_that_ends_in_another_ends_once() -> None:
    assert quoted('He says, "He must sleep."') == '“He says, "He must sleep."”'
    assert quoted("We go on Friday") == '"We go on Friday".'


def test_he_is_not_the_girl_who_was_called_she_just_before(talk: Talk) -> None:
    note = talk(
        ["worker: Denise Clegg", "mother: Gill Marsh", "child: Joss Marsh, 14", "sibling: Bryony Marsh, 7"],
        "Denise Clegg: I'd like to hear that from Bryony, if she'll tell me. What about nights?",
        "Gill Marsh: He's not on a screen at night, I have his phone off him at ten.",
    )
    told = " ".join(statement.text for statement in note.statements)
    assert "phone" in told
    assert "Bryony is" not in told
    assert "Bryony's phone" not in told


def test_what_the_worker_breaks_off_is_quoted_as_it_was_said(talk: Talk) -> None:
    note = talk(
        ["worker: Bernie Loxley", "mother: Hetal Shah", "child: Asha Shah, 6"],
        "Hetal Shah: We were at the hospital till nine on Monday with her arm.",
        "Bernie Loxley: And the hospital said it's a buckle fracture, they don't do plaster for that, they do a—",
        "Hetal Shah: A splint. Three weeks.",
    )
    told = [statement.text for statement in note.statements if "buckle" in statement.text]
    assert all('"' in text for text in told), told
    assert not any("a—." in statement.text for statement in note.statements)
