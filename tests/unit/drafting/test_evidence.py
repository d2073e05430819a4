import time

import pytest

from assistant.domain.person import Person, Role
from assistant.domain.recording import Visit
from assistant.domain.transcript import Speaker, Transcript, Utterance, Word
from assistant.drafting.draft import draft
from assistant.drafting.evidence import evidence_at
from assistant.drafting.notetypes import load_note_type
from assistant.ports import EnglishParser
from assistant.settings import prompts_folder


def test_evidence_is_narrowed_to_the_words_quoted() -> None:
    words = tuple(Word(start=n, end=n + 0.5, text=w, probability=1) for n, w in enumerate("Yes. I went home.".split()))
    utterance = Utterance(id="u1", start=0, end=9, speaker="S1", text="Yes. I went home.", words=words)
    found = evidence_at(utterance, 5, 17)
    assert (found.start, found.end, found.quote) == (1.0, 3.5, "I went home.")


def test_evidence_without_word_times_has_those_of_its_utterance() -> None:
    found = evidence_at(Utterance(id="u1", start=2, end=9, speaker="S1", text="Yes. I went."), 5, 12)
    assert (found.start, found.end) == (2, 9)


@pytest.mark.slow
def test_an_hours_talk_is_drafted_in_under_twenty_seconds(parser: EnglishParser) -> None:
    turns = [
        ("S1", "How has Jonah been this week, and what did the school say about the lunch club?"),
        (
            "S2",
            "He's been better. I rang them on Monday and they said he can start soon. It costs four pounds.",
        ),
        ("S1", "I'll ring the school tomorrow and I'll let you know what they say."),
        ("S2", "Thank you. I'm still worried about his sleep because he's up till midnight most nights."),
    ]
    utterances = tuple(
        Utterance(id=f"u{n}", start=n * 5.0, end=n * 5.0 + 4, speaker=turns[n % 4][0], text=turns[n % 4][1])
        for n in range(720)
    )
    people = (Person(role=Role.WORKER, name="Ivy Stone"), Person(role=Role.MOTHER, name="Ana Silva"))
    speakers = tuple(
        Speaker(id=f"S{n}", role=p.role, name=p.name, confirmed=True) for n, p in enumerate(people, start=1)
    )
    visit = Visit(type="home-visit", date="2026-03-03", people=people)
    parser.parse(["Ready."])
    started = time.process_time()
    draft(
        Transcript(speakers=speakers, utterances=utterances),
        visit,
        load_note_type(prompts_folder(), "home-visit"),
        parser=parser,
    )
    assert time.process_time() - started < 20
