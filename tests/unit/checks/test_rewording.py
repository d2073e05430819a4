"""Other words for a statement say the same to another reader, or are not offered, with the reason."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.rewording.instructions import Instruction, instruction_of
from assistant.checks.rewording.offering import NOT_BORNE_OUT, offers
from assistant.checks.rewording.rules import RulesRewriter
from assistant.checks.rewording.sameness import what_is_lost
from assistant.checks.terms import load_terms
from assistant.domain.casenote import Evidence, Form, Keeps, Kind, Note, Section, Statement
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.errors import BadInputError
from assistant.ports import EnglishParser, Rewording
from assistant.settings import prompts_folder
from models.english import SpacyParser

PEOPLE = (
    Person(role=Role.CHILD, name="Idris Vale", age=9),
    Person(role=Role.MOTHER, name="Carys Vale"),
    Person(role=Role.FATHER, name="Tomasz Vale"),
    Person(role=Role.WORKER, name="Amara Boyd"),
)


@pytest.fixture(scope="module")
def english() -> EnglishParser:
    return SpacyParser()


@pytest.fixture(scope="module")
def rules(english: EnglishParser) -> RulesRewriter:
    return RulesRewriter(english, load_terms(prompts_folder()))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("shorter", Instruction.SHORTER),
        ("Make it shorter, please.", Instruction.SHORTER),
        ("plainer", Instruction.PLAINER),
        ("put this in plain English", Instruction.PLAINER),
        ("to the child", Instruction.TO_CHILD),
        ("write it to Idris", Instruction.TO_CHILD),
        ("in the third person", Instruction.THIRD_PERSON),
        ("without the drinking", None),
        ("make it warmer", None),
        ("shorter and plainer", None),
        ("", None),
    ],
)
def test_what_a_person_asks_for_is_understood_or_said_to_be_too_much(said: str, meant: Instruction | None) -> None:
    assert instruction_of(said, "Idris") is meant


@pytest.mark.parametrize(
    ("said", "to_him"),
    [
        ("Idris said that he likes football with Sam.", "You said that you like football with Sam."),
        ("He said that he doesn't like the bus.", "You said that you don't like the bus."),
        ("Idris said, “I don't like it when Dad shouts.”", "You said, “I don't like it when Dad shouts.”"),
        ("Idris is scared of the dark and has nightmares.", "You are scared of the dark and have nightmares."),
        ("Idris's bedroom was warm, and his bed was made.", "Your bedroom was warm, and your bed was made."),
        ("Idris was seen alone.", "You were seen alone."),
        ('I asked, "Shall we?" Idris said, "Okay."', 'I asked, "Shall we?" You said, "Okay."'),
        ('"Can we?" Idris asked.', '"Can we?" you asked.'),
    ],
)
def test_a_childs_statement_is_said_to_the_child(rules: RulesRewriter, said: str, to_him: str) -> None:
    assert _one(rules, said, "to the child").text == to_him


def test_parents_and_the_writer_are_named_as_the_child_knows_them(rules: RulesRewriter) -> None:
    made = _one(rules, "Ms Vale said that Idris sleeps through now.", "to the child", Kind.PARENT_VIEW, "mother")
    assert made.text == "Your mum said that you sleep through now."
    made = _one(rules, "Amara Boyd will ring the school about Idris's bus.", "to the child", Kind.ACTION, None)
    assert made.text == "I will ring the school about your bus."


def test_a_pronoun_that_may_be_somebody_else_leaves_the_words_alone(rules: RulesRewriter) -> None:
    made = _one(rules, "Mr Vale said that he hit Idris.", "to the child", Kind.PARENT_VIEW, "father")
    assert (made.text, made.why) == (None, "It is not clear who “he” is, so these words stay.")


def test_other_sentences_tell_that_she_is_not_the_child(rules: RulesRewriter) -> None:
    both = [
        Statement(id="s1", text="Idris said that he is tired.", kind=Kind.CHILD_VIEW, holder="child"),
        Statement(id="s2", text="Ms Vale said that she worries about Idris.", kind=Kind.PARENT_VIEW, holder="mother"),
    ]
    made = rules.reword(both, "to the child", people=PEOPLE)
    assert made[1].text == "Your mum said that she worries about you."


def test_the_workers_own_thinking_is_never_put_into_words_for_the_child(rules: RulesRewriter) -> None:
    made = _one(rules, "I think that Idris is unsafe.", "to the child", Kind.ANALYSIS, None)
    assert made.text is None
    assert "yours to find" in made.why


@pytest.mark.parametrize(
    ("said", "third"),
    [
        ("I asked Idris how school is.", "The social worker asked Idris how school is."),
        ("I am worried about him.", "The social worker is worried about him."),
        ("I don't know yet.", "The social worker doesn't know yet."),
        ("I'll ring my manager.", "The social worker will ring the social worker’s manager."),
        ("Idris said, “I like it.”", None),
        ("We agreed a plan.", None),
    ],
)
def test_the_writer_is_said_in_the_third_person(rules: RulesRewriter, said: str, third: str | None) -> None:
    assert _one(rules, said, "in the third person", Kind.OBSERVATION, None).text == third


def test_plain_words_take_the_place_of_hard_ones_but_not_in_quotations(rules: RulesRewriter) -> None:
    made = _one(rules, "Idris had commenced medication.", "plainer", Kind.OBSERVATION, None)
    assert made.text == "Idris had started medicine."
    assert _one(rules, "She said, “It commenced.”", "plainer", Kind.PARENT_VIEW, "mother").text is None


def test_shorter_says_the_same_in_fewer_words_and_joins_neighbours(rules: RulesRewriter) -> None:
    made = _one(rules, "Due to the fact that it rained, he stays in on a daily basis.", "shorter")
    assert made.text == "Because it rained, he stays in every day."
    pair = [
        Statement(id="a", text="Ms Vale said that he sleeps.", kind=Kind.PARENT_VIEW, holder="mother"),
        Statement(id="b", text="She said that he eats at six.", kind=Kind.PARENT_VIEW, holder="mother"),
        Statement(id="c", text="Mr Vale said that he is late.", kind=Kind.PARENT_VIEW, holder="father"),
    ]
    first, second, third = rules.reword(pair, "shorter")
    assert (first.text, first.joins) == ("Ms Vale said that he sleeps, and that he eats at six.", ("b",))
    assert second.text is None
    assert third.text is None


def test_what_rules_cannot_do_is_said_plainly(rules: RulesRewriter) -> None:
    with pytest.raises(BadInputError, match="Without a language model"):
        _one(rules, "He sleeps.", "make it sound happier")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("He was hit twice.", "He was hurt.", "hit"),
        ("He is not safe.", "He is safe.", "not"),
        ("He said, “I hate it.”", "He said, “I dislike it.”", "quoted"),
        ("She owes £40.", "She owes money.", "£40"),
        ("Sam took him to Leeds.", "Sam took him away.", "Leeds"),
        ("He may move.", "He will move.", "may"),
        ("He sleeps.", "He sleeps since he left hospital after the police came.", "police"),
        ("He sleeps.", "He sleeps for 9 hours.", "9"),
        ("He sleeps at his aunt's.", "He sleeps at Kerry's.", "Kerry"),
        ("She is scared of him.", "She does like him.", "scared"),
    ],
)
def test_words_that_lose_or_soften_or_add_a_fact_are_found(old: str, new: str, why: str) -> None:
    found = what_is_lost(old, new)
    assert found is not None
    assert why in found


@given(st.text(alphabet="abc ABC.,'“”0123456789", max_size=60))
def test_the_same_words_lose_nothing(text: str) -> None:
    assert what_is_lost(text, text) is None


class Scripted:
    """A rewriter that gives what a test tells it to."""

    name = "scripted"

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def reword(
        self,
        statements: Sequence[Statement],
        instruction: str,
        *,
        people: Sequence[Person] = (),
        transcript: Transcript | None = None,
    ) -> list[Rewording]:
        """Give the words for each statement."""
        return [Rewording(statement=s.id, text=self._texts.get(s.id), engine=self.name) for s in statements]


def test_words_that_the_recording_does_not_bear_out_are_not_offered(english: EnglishParser) -> None:
    told = Scripted({"s1": "Idris said that Ms Vale goes to bed at eight."})
    made = offers(_note(), ["s1"], "warmer", rewriters=[told], parser=english, transcript=_said())
    assert (made[0].text, made[0].why) == (None, NOT_BORNE_OUT)


def test_words_that_nobody_said_are_not_offered(english: EnglishParser) -> None:
    told = Scripted({"s1": "Ms Vale said that Idris climbs into the garden at eight, and swims in the lake."})
    made = offers(_note(), ["s1"], "warmer", rewriters=[told], parser=english, transcript=_said())
    assert (made[0].text, made[0].why) == (
        None,
        "It would bring in words that nobody said: climbs, into, garden, swims.",
    )


def test_words_that_drop_a_fact_are_not_offered(english: EnglishParser) -> None:
    told = Scripted({"s1": "Ms Vale said that he sleeps."})
    made = offers(_note(), ["s1"], "warmer", rewriters=[told], parser=english, transcript=_said())
    assert made[0].text is None
    assert "eight" in made[0].why


def test_where_one_engine_fails_the_next_one_may_do_it(english: EnglishParser, rules: RulesRewriter) -> None:
    told = Scripted({"s1": "He runs away at night."})
    made = offers(_note(), ["s1"], "to the child", rewriters=[told, rules], parser=english, transcript=_said())
    assert (made[0].text, made[0].engine) == ("Your mum said that you go to bed at eight.", "rules")


def _one(
    rules: RulesRewriter, text: str, instruction: str, kind: Kind = Kind.CHILD_VIEW, holder: str | None = "child"
) -> Rewording:
    return rules.reword([Statement(id="s1", text=text, kind=kind, holder=holder)], instruction, people=PEOPLE)[0]


def _said() -> Transcript:
    return Transcript(
        speakers=(Speaker(id="S1", role=Role.MOTHER, name="Carys Vale", confirmed=True),),
        utterances=(Utterance(id="u1", start=0.0, end=3.0, speaker="S1", text="He goes to bed at eight."),),
    )


def _note() -> Note:
    statement = Statement(
        id="s1",
        text="Ms Vale said that Idris goes to bed at eight.",
        kind=Kind.PARENT_VIEW,
        holder="mother",
        form=Form.REPORTED,
        evidence=(Evidence(utterance="u1", start=0.0, end=3.0, quote="He goes to bed at eight."),),
    )
    section = Section(heading="Mother's views", keeps=Keeps.VIEWS, whose=("mother",), statements=(statement,))
    return Note(type="home-visit", people=PEOPLE, sections=(section,))
