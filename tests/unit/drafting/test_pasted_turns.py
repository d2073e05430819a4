"""What a pasted talk between parents who differ drafts: names, times, and whom the worker spoke to."""

from datetime import date

import pytest

from assistant.domain.casenote import Note
from assistant.domain.person import Person
from assistant.domain.recording import Visit
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.ports import EnglishParser
from assistant.settings import prompts_folder

PEOPLE = tuple(
    Person.parse(t) for t in ("child: Rhys Pugh, 6", "mother: Carys Pugh", "father: Dewi Rowe", "worker: Naomi")
)


@pytest.mark.parametrize(
    ("turns", "written"),
    [
        (
            [("Carys", "Up and down. Rhys has been at his dad's since Sunday and he came back with no coat.")],
            "Rhys has been at his dad's",
        ),
        ([("Dewi", "I've got the text. I sent it at seven twenty eight.")], "sent it at 7.28"),
        (
            [("Naomi", "So he stayed with Dewi from Sunday to when?"), ("Carys", "Until last night.")],
            '"He stayed with Dewi from Sunday to when?"',
        ),
        (
            [("Dewi", "I pushed the door once, in September."), ("Carys", "I was frightened that day.")],
            '"I was frightened that day."',
        ),
    ],
)
def test_a_turn_is_written_as_it_was_meant(turns: list[tuple[str, str]], written: str, parser: EnglishParser) -> None:
    assert written in " ".join(s.text for s in noted(turns, parser).statements)


@pytest.mark.parametrize(
    ("turns", "what"),
    [
        (
            [
                ("Carys", "It was nine. I was watching the clock."),
                ("Dewi", "It was half past seven. I've got the text."),
                ("Naomi", "I've heard both of you. I'll tell the school that you don't agree about the time."),
            ],
            "Tell the school that Ms Pugh and Mr Rowe don't agree about the time",
        ),
        (
            [
                ("Dewi", "I can't make Fridays."),
                ("Naomi", "I'll tell the school that you don't have Fridays free."),
            ],
            "Tell the school that Mr Rowe doesn't have Fridays free",
        ),
    ],
)
def test_an_action_names_everybody_the_worker_spoke_to(
    turns: list[tuple[str, str]], what: str, parser: EnglishParser
) -> None:
    assert [action.what for action in noted(turns, parser).actions] == [what]


def test_writing_down_what_was_said_is_no_action(parser: EnglishParser) -> None:
    turns = [("Dewi", "It was half past seven."), ("Naomi", "I'll write down what each of you said.")]
    assert noted(turns, parser).actions == ()


def test_words_to_a_child_are_not_told_to_the_worker(parser: EnglishParser) -> None:
    turns = [
        ("Naomi", "How are things at home?"),
        ("Carys", "I'm tired of the damp in the bedroom."),
        ("Naomi", "Okay, you say it to her, Rhys."),
        ("Carys", "Oh, sweetheart, I didn't know that. I did feel very low in the summer. The doctor gave me tablets."),
    ]
    text = " ".join(s.text for s in noted(turns, parser).statements)
    assert "very low in the summer" in text
    assert "told me" not in text


def noted(turns: list[tuple[str, str]], parser: EnglishParser) -> Note:
    known = {p.first_name: (f"S{n}", p) for n, p in enumerate(PEOPLE, start=1)}
    spoke = dict.fromkeys(name for name, _ in turns)
    transcript = Transcript(
        speakers=tuple(
            Speaker(id=known[name][0], role=known[name][1].role, name=known[name][1].name, confirmed=True)
            for name in spoke
        ),
        utterances=tuple(
            Utterance(id=f"u{n}", speaker=known[name][0], text=text) for n, (name, text) in enumerate(turns, start=1)
        ),
    )
    visit = Visit(type="home-visit", date=date(2026, 11, 19), people=PEOPLE)
    return draft(transcript, visit, load_note_type(prompts_folder(), "home-visit"), parser=parser)
