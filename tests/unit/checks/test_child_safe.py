"""Only what is safe for a child to read is offered for a letter, and what is not says why."""

import pytest

from assistant.checks.child_safe import Safety, action_safety, child_safety
from assistant.domain.casenote import Action, Kind, Statement, Support, SupportStatus

SURE = Support(status=SupportStatus.SUPPORTED, score=1.0)
DOUBT = Support(status=SupportStatus.CHECK, score=0.4)


def test_the_childs_own_words_are_the_childs_to_read() -> None:
    assert child_safety(_said("Idris said that he likes maths."), SURE).safety is Safety.SAFE


def test_the_childs_own_words_of_harm_are_offered_with_care() -> None:
    judged = child_safety(_said("Idris said, “Dad hit me.”"), SURE)
    assert judged.safety is Safety.CARE
    assert "harm" in judged.why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ms Vale said that Mr Vale hit her.", "harm"),
        ("Ms Vale said that she takes medication for depression.", "private"),
        ("Ms Vale said that the rent is two months behind.", "private"),
        ("Ms Vale said that he is always lying and shouting.", "hurt"),
        ("Ms Vale said that he was naughty.", "hurt"),
        ("Ms Vale said that she and Mr Vale are separated.", "private"),
        ("The police came on Sunday.", "harm"),
        ("The judge will decide in court.", "private"),
        ("Ms Vale agreed to be recorded.", "recording"),
    ],
)
def test_what_grown_ups_said_of_harm_private_matters_or_in_anger_stays_out(text: str, why: str) -> None:
    judged = child_safety(Statement(id="s1", text=text, kind=Kind.PARENT_VIEW, holder="mother"), SURE)
    assert judged.safety is Safety.NO
    assert why in judged.why


def test_what_a_parent_said_kindly_may_go_in() -> None:
    text = "Ms Vale said that Idris sleeps through now."
    assert (
        child_safety(Statement(id="s1", text=text, kind=Kind.PARENT_VIEW, holder="mother"), SURE).safety is Safety.SAFE
    )


@pytest.mark.parametrize("kind", [Kind.ANALYSIS, Kind.MIXED])
def test_the_workers_thinking_is_never_offered(kind: Kind) -> None:
    judged = child_safety(Statement(id="s1", text="Idris is doing well.", kind=kind), SURE)
    assert judged.safety is Safety.NO


def test_what_the_recording_does_not_bear_out_is_not_offered() -> None:
    assert child_safety(_said("Idris said that he likes maths."), DOUBT).safety is Safety.NO


def test_a_brothers_words_are_his_own() -> None:
    text = "Sam said that he likes maths."
    assert child_safety(Statement(id="s1", text=text, kind=Kind.OTHER_VIEW, holder="sibling"), SURE).safety is Safety.NO


def test_actions_are_judged_alike() -> None:
    assert action_safety(Action(what="Ring the school about the bus", who="Amara Boyd")).safety is Safety.SAFE
    assert action_safety(Action(what="Refer Ms Vale to rehab", who="Amara Boyd")).safety is Safety.NO


def _said(text: str) -> Statement:
    return Statement(id="s1", text=text, kind=Kind.CHILD_VIEW, holder="child")
