"""Families of faults that a seventh stranger's notes held, in fresh words: what is found, and what good records do."""

from collections.abc import Callable

import pytest

from assistant.domain.finding import Report, Severity
from assistant.domain.person import Person
from assistant.english.roster import Roster
from tests.nagging import nags

FOUND = [
    # A clause in the present after "but" that nobody is said to hold.
    ("mixed-statement", "", "Sean said that he comes every Sunday, but it is a long way from every Sunday."),
    ("mixed-statement", "", "Samira told me she keeps the door locked, although that is hardly the point."),
    ("mixed-statement", "", "Jean said Callum had been no trouble, but she has not realised how late he gets in."),
    ("analysis-in-views", "Sean's views", "He presented as a guarded young man."),
    ("analysis-in-views", "Samira's views", "She shows very little understanding of the danger."),
    ("analysis-in-observations", "What I saw", "The flat is no place for a baby."),
    ("analysis-in-observations", "What I saw", "Samira handled the tantrum insensitively."),
    ("analysis-in-observations", "What I saw", "Callum was envious of his cousin."),
    # A reason that lies before the visit.
    ("claim-as-fact", "", "The window was taped because a stone had come through it the night before."),
    ("claim-as-fact", "", "Callum ran off because the big lads had been laughing at his coat."),
    ("unattributed-view", "Analysis", "It is acknowledged that the flat is too small."),
    ("unattributed-view", "", "It is widely accepted that the estate is noisy."),
    ("scare-quotes", "What Callum said", 'His "cousin" paid for the taxi.'),
    ("words-in-mouth", "Samira's views", "She accepts that she has a lack of awareness of the risks of exploitation."),
    ("action-without-owner", "", "A bed is to be bought before the end of term."),
    ("analysis-without-evidence", "Analysis", "Callum is emotionally behind his peers."),
    ("inflated-certainty", "Analysis", "Samira is evidently exhausted."),
]

LEFT_ALONE = [
    ("mixed-statement", "", "Callum said that he likes football but he does not like the mud."),
    ("mixed-statement", "", "Sean said he would come, but he had no money for the bus."),
    ("mixed-statement", "", "Samira told me she is tired, but she is happy in the flat."),
    ("analysis-in-views", "Callum", "Callum is nine."),
    ("analysis-in-views", "Sean's views", "He presented me with a letter."),
    ("analysis-in-observations", "What I saw", "Callum was happy to see Jean."),
    ("claim-as-fact", "", "Samira told me that Callum ran off because the big lads had been laughing at him."),
    ("claim-as-fact", "", "I came late because the bus had broken down."),
    ("refusal-without-context", "", "Sean told me that he would not speak before seeing his solicitor."),
    ("view-in-analysis", "Analysis", 'Callum said, "I want to stay."'),
    ("view-in-analysis", "Analysis", "Samira told me in May that she wants to move."),
    ("view-in-analysis", "Analysis", "Callum says he can walk to school, and nobody has tried it with him."),
    ("analysis-without-evidence", "Analysis", "The cough may be the damp or it may be a cold."),
    ("analysis-without-evidence", "Analysis", "I think that Samira is a careful mother."),
    ("analysis-without-evidence", "Analysis", "Sean is right that the bus is dear."),
    ("action-without-owner", "", "Callum is said to be enjoyed by his class."),
    ("unattributed-view", "", "It was agreed that I would ring on Monday."),
]


@pytest.mark.parametrize(("code", "heading", "text"), FOUND)
def test_a_fault_of_the_family_is_found(check: Callable[..., Report], code: str, heading: str, text: str) -> None:
    assert text in nags(check({heading: [text]}), code)


@pytest.mark.parametrize(("code", "heading", "text"), LEFT_ALONE)
def test_what_is_well_written_is_left_alone(check: Callable[..., Report], code: str, heading: str, text: str) -> None:
    assert nags(check({heading: [text]}), code) == []


def test_a_standing_opinion_that_ends_the_analysis_is_a_view_in_it(check: Callable[..., Report]) -> None:
    text = "Sean feels that the school picks on Callum."

    assert nags(
        check({"Analysis": ["I think mornings are hard, because Callum was late twice.", text]}), "view-in-analysis"
    )


def test_a_view_that_the_writer_takes_up_is_weighed(check: Callable[..., Report]) -> None:
    texts = ["Sean says that Callum belongs with him.", "I take that seriously, because Callum runs to him."]

    assert nags(check({"Analysis": texts}), "view-in-analysis") == []


def test_a_view_with_a_question_after_it_is_put_up_to_be_weighed(check: Callable[..., Report]) -> None:
    texts = ["Sean feels that the school picks on Callum.", "What does this mean for Callum?"]

    assert nags(check({"Analysis": texts}), "view-in-analysis") == []


def test_a_quotation_set_down_again_to_be_weighed_is_not_copied(check: Callable[..., Report]) -> None:
    said = (
        'Asked how the nights are, Samira said, "He wakes at two and again at four, and I sit on the stairs with him '
        'until the milkman comes, because if I lie down he screams the place down."'
    )

    assert nags(check({"Samira's views": [said], "Analysis": [said]}), "copied-text") == []
    assert nags(check({"Samira's views": [said], "Jean's views": [said]}), "copied-text") == [said]
    assert nags(check({"Samira's views": [said]}, earlier=[said]), "copied-text") == [said]


def test_two_people_who_were_each_heard_may_be_named_together_when_it_is_weighed(check: Callable[..., Report]) -> None:
    both = "Samira and Sean both want Callum to stay at his school."
    apart = {"Samira's views": ["Samira said she wants him to stay there."], "Sean's views": ["Sean said he hopes so."]}

    assert nags(check({**apart, "Analysis": [both]}), "merged-voices") == []
    assert nags(check({"Views": [both]}), "merged-voices") == [both]


def test_words_of_somebody_whom_the_writer_has_not_heard_came_through_another(check: Callable[..., Report]) -> None:
    told = "Callum says that Sean broke the gate."

    assert nags(check({"": ["Callum was out, so I have not yet spoken to Callum.", told]}), "hearsay-chain") == [told]
    assert nags(check({"": ["I saw Callum at school.", told]}), "hearsay-chain") == []


def test_a_view_that_a_manager_is_named_for_is_the_writers_own(check: Callable[..., Report]) -> None:
    people = tuple(Person.parse(p) for p in ("mother: Samira Hart", "child: Callum Hart, 9", "manager: Ruth Bell"))
    text = "Ruth's view is that mornings are the hard part, since Callum was late three times."

    assert nags(check({"Manager's reflection": [text]}, people=people), "view-in-analysis") == []


def test_a_father_who_is_listed_by_his_rank_is_known_by_it() -> None:
    people = tuple(Person.parse(p) for p in ("mother: Mrs Ada Orr", "father: Sgt Ben Orr", "carer: Miss Cleo Orr"))
    roster = Roster(people)

    assert roster.role_of("Sgt Orr") == "father"
    assert roster.role_of("Mrs Orr") == "mother"
    assert roster.role_of("Miss Orr") == "carer"
    assert roster.role_of("Sgt Vane") == "professional"


def test_a_child_of_whom_much_is_told_is_missed_less_gravely(check: Callable[..., Report]) -> None:
    told = ["Callum came in.", "Callum was late.", "Callum has a new bag.", "Samira said that she is tired."]
    severities = {f.severity for f in check({"": told}).findings if f.code == "missing-voice" and f.who == "child"}

    assert severities == {Severity.MEDIUM}


def test_a_judgement_that_the_writer_owns_is_asked_for_its_reason_quietly(check: Callable[..., Report]) -> None:
    found = [
        f.severity
        for text in ("I believe Samira will not manage on her own.", "Samira is not coping.")
        for f in check({"Analysis": [text]}).findings
        if f.code == "analysis-without-evidence"
    ]

    assert found == [Severity.LOW, Severity.MEDIUM]


def test_a_baby_seen_only_asleep_is_not_heard(check: Callable[..., Report]) -> None:
    people = tuple(Person.parse(p) for p in ("mother: Samira Hart", "child: Bo Hart, 1", "worker: Dan Foley"))
    told = ["Bo was asleep in his cot.", "The flat was warm.", "Samira said that she is tired."]

    assert "child" in {f.who for f in check({"": told}, people=people).findings if f.code == "missing-voice"}
