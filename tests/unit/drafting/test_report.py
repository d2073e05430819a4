from collections.abc import Callable
from datetime import date

import pytest

from assistant.domain.casenote import Form, Kind, Note
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.drafting.asked import asked
from assistant.drafting.inflect import past, third_person
from assistant.drafting.persons import WRITER, Persons
from assistant.drafting.report import reported
from assistant.drafting.said import Said, sayings, without_fillers
from assistant.drafting.voices import HE, SHE, THEY, voices
from assistant.ports import EnglishParser

VISIT = date(2026, 4, 21)
MOTHER = Person(role=Role.MOTHER, name="Ana Silva")


def one(text: str, parser: EnglishParser) -> Said:
    speaker = Speaker(id="S1", role=Role.MOTHER, name=MOTHER.name, confirmed=True)
    transcript = Transcript(speakers=(speaker,), utterances=(Utterance(id="u1", speaker="S1", text=text),))
    return sayings(transcript, voices(transcript, [MOTHER]), parser)[0]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("I've gone back to work.", "she has gone back to work"),
        ("Um, I I think the the plan has helped.", "she thinks the plan has helped"),
        ("I don't like it when you come without ringing.", "she does not like it when I come without ringing"),
        ("I work Mondays and look after my sister's kids.", "she works Mondays and looks after her sister's kids"),
        ("I'd already told them.", "she had already told them"),
        ("I'd like some help with the rent.", "she would like some help with the rent"),
        ("He wasn't in a fight.", "he was not in a fight"),
        ("I rang the doctor on Thursday.", "she rang the doctor on Thursday 16 April"),
        ("I saw him on the ninth of March.", "she saw him on 9 March"),
        ("I owe my brother forty quid.", "she owes her brother £40"),
    ],
)
def test_spoken_words_are_put_into_reported_speech(said: str, written: str, parser: EnglishParser) -> None:
    clause = reported(one(said, parser), Persons(SHE, WRITER, {}), VISIT, context=True)
    assert clause is not None
    assert clause.text == written


@pytest.mark.parametrize(
    "said",
    [
        "If he comes back I'll leave.",
        "He hit me and I was scared.",
        "We did the pigeons together.",
        "It does my head in.",
        "I told her she could stay.",
        "What am I supposed to do?",
        "Heart attack.",
        "I'm happy to.",
        "Hard, I won't lie.",
        "he's good he likes school he's made a friend",
        "Mum's poorly.",
        "Come in, it's cold out there.",
    ],
)
def test_what_the_grammar_cannot_carry_is_left_for_a_quotation(said: str, parser: EnglishParser) -> None:
    assert reported(one(said, parser), Persons(SHE, WRITER, {}), VISIT, context=True) is None


def test_a_first_person_without_a_known_pronoun_is_left_for_a_quotation(parser: EnglishParser) -> None:
    assert reported(one("I saw her at the clinic.", parser), Persons(THEY, None, {}), VISIT, context=True) is None


def test_a_pronoun_is_named_once_where_it_is_clear(parser: EnglishParser) -> None:
    persons = Persons(SHE, None, dict.fromkeys(("he", "him", "his"), "Jonah"))
    clause = reported(one("He likes his school.", parser), persons, VISIT, context=True)
    assert clause is not None
    assert clause.text == "Jonah likes his school"


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("What would help most?", "what would help most"),
        ("When did he pass away, Jean?", "when he passed away"),
        ("Who do you talk to when something's not fair?", "who he talks to when something is not fair"),
        ("Samira, how have you been managing with everything?", "how he has been managing with everything"),
        ("Do you like your new school?", "whether he likes his new school"),
        ("Did the school ring you?", "whether the school rang him"),
        ("Can you tell me about bedtime?", "about bedtime"),
        ("How many times has that happened?", "how many times that has happened"),
        ("And how's Poppy, do you think?", "how Poppy is"),
        ("So it's happened before?", "whether it has happened before"),
        ("What's school saying?", "what school is saying"),
        ("And the eczema, what about the cream?", None),
        ("Can I ask about the rent?", "about the rent"),
    ],
)
def test_a_question_is_put_after_asked(question: str, written: str | None, parser: EnglishParser) -> None:
    assert asked(one(question, parser), Persons(WRITER, HE, {}), VISIT) == written


@pytest.mark.parametrize(
    "question", ["What if he rings, and who'd fetch her?", "He leaves at...?", "Did he hit you?", "Right?"]
)
def test_a_question_that_cannot_be_turned_is_left_for_a_quotation(question: str, parser: EnglishParser) -> None:
    assert asked(one(question, parser), Persons(WRITER, SHE, {}), VISIT) is None


def test_fillers_and_words_said_twice_are_left_out() -> None:
    assert without_fillers("he was, um, he was was late, you know, twice") == "he was, he was late, twice"


@pytest.mark.parametrize(
    ("verb", "third", "before"),
    [("carry", "carries", "carried"), ("go", "goes", "went"), ("watch", "watches", "watched")],
)
def test_verbs_take_their_endings(verb: str, third: str, before: str) -> None:
    assert (third_person(verb), past(verb)) == (third, before)


def test_english_that_leaves_small_words_out_is_never_turned(talk: Callable[..., Note]) -> None:
    note = talk(
        ("worker: Ros Hale", "father: Ali Demir"),
        "Ros Hale: How is it going?",
        "Ali Demir: I work in shop till seven. Is my brother shop. He see everything. I fix the lamp on Sunday.",
    )
    views = [s for s in note.statements if s.kind is Kind.PARENT_VIEW]
    assert {s.form for s in views} == {Form.QUOTE}
