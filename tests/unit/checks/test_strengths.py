"""What a note does well: told where it is true, and never of an empty note."""

from collections.abc import Callable

from assistant.checks.strengths import PRAISES
from assistant.domain.finding import Report

GOOD = {
    "Callum's views": ["I saw Callum alone at school on 4 May.", 'Callum said, "I like it when Nan comes."'],
    "Mother's views": ['Samira said, "I am worn out by the end of the week."', "She would like help with mornings."],
    "Father's views": ["I rang Mr Reid on 3 and 5 May and left messages."],
    "My analysis": ["I think mornings are the hard part, because Callum was late on 3, 4 and 5 May."],
    "Next steps": ["I will ask the breakfast club for a place by 12 May.", "Dan Foley will ring Mr Reid on 8 May."],
}


def praised(report: Report) -> dict[str, str]:
    return {strength.code: strength.message for strength in report.strengths}


def test_a_good_note_is_praised_by_name(check: Callable[..., Report]) -> None:
    found = praised(check(GOOD))
    assert found["child-own-words"] == "Callum’s own words are here."
    assert found["tried-to-reach"] == "You wrote down how you tried to hear Sean."
    assert found["actions-complete"] == "Each action says who will do it and by when."
    assert {"views-apart", "reasons-given"} <= found.keys()


def test_each_strength_shows_its_statements(check: Callable[..., Report]) -> None:
    report = check(GOOD)
    known = {statement.id for statement in report.statements}
    assert all(strength.statements and set(strength.statements) <= known for strength in report.strengths)


def test_an_empty_or_tiny_note_is_not_praised(check: Callable[..., Report]) -> None:
    assert check({}).strengths == ()
    assert check({"Callum": ['Callum said, "I like it here."', "I saw Callum at school."]}).strengths == ()


def test_views_mixed_with_analysis_are_not_praised_as_apart(check: Callable[..., Report]) -> None:
    mixed = {**GOOD, "Mother's views": ["Samira says she is fine but she is clearly in denial."]}
    assert "views-apart" not in praised(check(mixed))


def test_a_judgement_with_no_reason_is_not_praised(check: Callable[..., Report]) -> None:
    bare = {**GOOD, "My analysis": ["Mr Reid does not prioritise the children."]}
    assert "reasons-given" not in praised(check(bare))


def test_an_action_with_no_date_is_not_praised(check: Callable[..., Report]) -> None:
    undated = {**GOOD, "Next steps": ["I will ring the school by Friday.", "Samira will book the nurse."]}
    assert "actions-complete" not in praised(check(undated))


def test_disagreement_is_praised_where_it_stands_as_somebodys_own(check: Callable[..., Report]) -> None:
    told = {**GOOD, "Father's views": ["Mr Reid does not agree with the plan, because he wants weekends."]}
    assert praised(check(told))["disagreement-kept"] == "Sean’s disagreement is written down, not smoothed over."


def test_every_strength_has_its_own_code_definition_and_example() -> None:
    assert len({praise.code for praise in PRAISES}) == len(PRAISES)
    assert all(praise.definition.endswith(".") and praise.example for praise in PRAISES)
