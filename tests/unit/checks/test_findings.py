"""Each check both ways: what it must flag, and what it must leave alone."""

from collections.abc import Callable, Sequence

import pytest

from assistant.checks.catalogue import CHECKS
from assistant.domain.finding import Code, Report, Severity
from assistant.domain.person import Person

FLAGGED = [
    ("mixed-statement", "high", "Parents' views", "Mum says she has stopped drinking but she is clearly in denial."),
    ("mixed-statement", "high", "", "Although Samira says the flat is safe, I think the stairs are a danger."),
    ("mixed-statement", "high", "", "Callum told me he misses his grandad, which shows that he is still grieving."),
    ("mixed-statement", "medium", "", "Mum said Dad hit her and Dad said he never touched her."),
    ("analysis-in-views", "high", "Father's views", "He lacks insight into the harm."),
    ("analysis-in-views", "high", "What Mum told me", "This suggests that she is not prioritising Callum."),
    ("analysis-in-observations", "medium", "What I saw", "Samira is a neglectful mother."),
    ("unattributed-view", "medium", "", "There are concerns about home conditions."),
    ("unattributed-view", "medium", "Analysis", "It was felt that Samira could not cope."),
    ("unattributed-view", "medium", "", "Concerns have been raised about the stairs."),
    ("doubting-language", "high", "", "Mum claims that she rang."),
    ("doubting-language", "high", "", "Mr Reid insisted he was at work."),
    ("doubting-language", "high", "", "Samira admitted drinking wine."),
    ("doubting-language", "medium", "", "Dad was supposedly at work."),
    ("doubting-language", "low", "", "Sean denied shouting."),
    ("blaming-language", "high", "", "Mum is manipulative."),
    ("refusal-without-context", "high", "Analysis", "Sean refuses to engage."),
    ("blaming-language", "high", "", "Sean comes across as evasive and selfish."),
    ("blaming-language", "high", "Mother's views", "She is a bit of a drama queen."),
    ("analysis-in-views", "high", "Mum", "She is lazy."),
    ("analysis-in-views", "high", "Heard from Samira", "She is overbearing and does not recognise it."),
    ("analysis-in-observations", "medium", "What I noticed", "The bond between them is strong."),
    ("analysis-without-evidence", "medium", "What I make of it", "Sean is the better option."),
    ("mixed-statement", "high", "", "Samira said she is fine and she refuses to see anybody."),
    ("merged-voices", "medium", "", "Everyone felt that the plan was working."),
    ("unattributed-view", "medium", "", "There's a sense that things are slipping."),
    ("doubting-language", "medium", "", "Sean swears blind that he paid."),
    ("action-without-owner", "medium", "", "Someone needs to ring the landlord."),
    ("action-without-owner", "medium", "Next steps", "The nurse to be asked about the cough."),
    ("words-in-mouth", "medium", "Samira", "Acknowledges that her coping strategies are avoidant."),
    ("refusal-without-context", "high", "", "Samira failed to attend the meeting."),
    ("jargon", "low", "", "Callum absconded from school."),
    ("acronym", "low", "", "T/C to MGM."),
    (
        "long-sentence",
        "low",
        "",
        "I visited on Monday and I saw Callum in his room and we talked about his school and the dog and then Samira "
        "came in and we looked at the plan.",
    ),
    ("view-in-analysis", "medium", "Analysis", "Dad thinks the school is unfair to him."),
    ("claim-as-fact", "medium", "", "The bruise was caused by a fall from the trampoline."),
    ("claim-as-fact", "low", "", "Sean punched the wall."),
    ("analysis-without-evidence", "medium", "Analysis", "Mr Reid does not prioritise the children."),
    ("words-in-mouth", "medium", "", "Mum acknowledged that her parenting capacity is impaired."),
    ("words-in-mouth", "medium", "", "Callum said that he feels dysregulated at school."),
    ("merged-voices", "medium", "", "Parents deny any argument."),
    ("merged-voices", "medium", "", "The children said they like the new house."),
    ("hearsay-chain", "medium", "", "I was told that Dad hit her."),
    ("hearsay-chain", "medium", "", "It has come to light that Sean was at the flat."),
    ("scare-quotes", "medium", "", 'Her "partner" was at the flat.'),
    ("scare-quotes", "medium", "Analysis", "The “accident” happened in May."),
    ("refusal-without-context", "high", "", "Samira refused to meet."),
    ("refusal-without-context", "low", "", "Sean missed appointments."),
    ("inflated-certainty", "medium", "Analysis", "She is clearly coping."),
    ("euphemism", "low", "", "There was a domestic incident."),
    ("passive", "low", "", "A decision was made to stop visits."),
    ("double-negative", "low", "", "It is not uncommon for him to be late."),
    ("action-without-owner", "medium", "Next steps", "Referral to be made to the family centre."),
    ("action-without-date", "medium", "Next steps", "I will ring the school."),
    ("no-direct-words", "low", "", "Callum said that he likes school."),
    ("view-without-setting", "low", "", "Callum said that he is fine."),
]

LEFT_ALONE = [
    ("mixed-statement", "Parents' views", "Mum said she has not drunk since May."),
    ("mixed-statement", "Analysis", "I am worried because Mum told me there was no food on 3 May."),
    ("mixed-statement", "", 'Mum said, "I am fine but he is clearly in denial."'),
    ("mixed-statement", "", "Mum said she wants help but she does not know who to ask."),
    ("analysis-in-views", "Father's views", 'Mr Reid said, "I shouted, I didn\'t scare her."'),
    ("analysis-in-views", "Mother's views", "Samira thinks that Sean lacks insight."),
    ("analysis-in-views", "Analysis", "He lacks insight into the harm."),
    ("analysis-in-observations", "What I saw", "There was no food in the fridge."),
    ("unattributed-view", "", "The health visitor told me on 4 May that there are concerns about the damp."),
    ("unattributed-view", "", "Concerns were raised by the school on 4 May."),
    ("doubting-language", "", "Sean was admitted to hospital on 3 May."),
    ("doubting-language", "", "Samira claims Universal Credit."),
    ("doubting-language", "", "Police are looking into an alleged offence of assault."),
    ("doubting-language", "", 'Samira said, "He claims he loves me."'),
    ("doubting-language", "", "Samira maintains a good routine."),
    ("doubting-language", "", "Samira said that she rang on Tuesday."),
    ("blaming-language", "", "Samira was not aggressive."),
    ("blaming-language", "", "There was an aggressive dog in the yard."),
    ("blaming-language", "", 'Jean said, "She is manipulative."'),
    ("blaming-language", "", "The boiler failed to start."),
    ("jargon", "", "The placement (the home where Callum lives) is in Leeds."),
    ("jargon", "", 'Callum said, "I absconded."'),
    ("acronym", "", "The GP rang, and the TV was on."),
    ("acronym", "", "We held a family group conference (FGC) in May."),
    ("acronym", "", "CH was calm."),
    ("long-sentence", "", "I saw Callum in his room."),
    ("view-in-analysis", "Father's views", "Dad thinks the school is unfair to him."),
    ("claim-as-fact", "", "Samira told me that the bruise was caused by a fall."),
    ("claim-as-fact", "", "I saw Callum when he fell off the swing."),
    ("claim-as-fact", "", "Police records show that Sean punched the wall."),
    ("analysis-without-evidence", "Analysis", "I think Callum comes second, because on 2 May there was no food."),
    ("words-in-mouth", "", 'Mum said, "My attachment to him is strong."'),
    ("words-in-mouth", "", "The health visitor said that attachment is good."),
    ("merged-voices", "", "Samira said there was no argument."),
    ("hearsay-chain", "", "Nan told me that Callum told her that Dad had hit her."),
    ("hearsay-chain", "", "I was told by the school that he was late."),
    ("scare-quotes", "", 'Callum pointed to the face that said "night".'),
    ("scare-quotes", "", 'Callum plays a game called "Roblox".'),
    ("refusal-without-context", "", "Callum refused his breakfast."),
    ("refusal-without-context", "", "Samira refused to meet on 3 May because she was at work."),
    ("blaming-language", "", "Sean was not rude to me."),
    ("analysis-in-observations", "What I saw", "The home was warm and the relationship officer was there."),
    ("merged-voices", "", "Each of them said that the evenings are calm."),
    ("unattributed-view", "", "Samira's view is that things are slipping."),
    ("action-without-owner", "Next steps", "Callum see the nurse on 3 May."),
    ("scare-quotes", "", 'Under "best" he had written "swimming".'),
    ("inflated-certainty", "", "Callum said clearly that he wants to stay."),
    ("inflated-certainty", "", "I could clearly hear shouting."),
    ("euphemism", "", 'Samira said, "It was a domestic incident."'),
    ("passive", "", "I was told by the school that he was late."),
    ("double-negative", "", "He will not come until Friday."),
    ("double-negative", "", "She does not understand the letter."),
    ("action-without-owner", "Next steps", "I will make the referral by 3 June."),
    ("action-without-owner", "Next steps", "Samira to ring the GP."),
    ("action-without-date", "Next steps", "I will ring the school by Friday."),
    ("no-direct-words", "", 'Callum said, "I like school."'),
    ("view-without-setting", "", "Callum told me in his bedroom that he is fine."),
]


@pytest.mark.parametrize(("code", "severity", "heading", "text"), FLAGGED)
def test_what_a_check_is_for_is_flagged(
    check: Callable[..., Report], code: str, severity: str, heading: str, text: str
) -> None:
    found = [f for f in check({heading: [text]}).findings if f.code == code]
    assert [f.severity for f in found[:1]] == [severity]
    for finding in found:
        assert finding.span is None or not finding.words or finding.text[slice(*finding.span)]
        assert finding.message.endswith((".", "?"))


@pytest.mark.parametrize(("code", "heading", "text"), LEFT_ALONE)
def test_what_a_check_must_not_nag_about_is_left_alone(
    check: Callable[..., Report], code: str, heading: str, text: str
) -> None:
    assert [f for f in check({heading: [text]}).findings if f.code == code] == []


def test_every_check_has_its_own_code_and_examples() -> None:
    assert len({c.code for c in CHECKS}) == len(CHECKS)
    assert all(c.definition and c.bad and c.good for c in CHECKS)


def test_a_mixed_statement_is_given_back_as_two(check: Callable[..., Report]) -> None:
    report = check({"": ["Mum says she has stopped drinking but she is clearly in denial."]})
    split = next(f.suggestion for f in report.findings if f.code is Code.MIXED_STATEMENT)
    assert split == "Mum says she has stopped drinking. Mum is clearly in denial."


def test_jargon_comes_with_words_that_fit_in_its_place(check: Callable[..., Report]) -> None:
    found = [f for f in check({"": ["Callum absconded from school."]}).findings if f.code is Code.JARGON]
    assert [(f.words, f.suggestion) for f in found] == [(("absconded",), "ran away")]


NOTE = {
    "Child's views": ['Callum said, "I want to see Grandad\'s picture."'],
    "Mother's views": ["Samira said that she is tired.", "She would like some help."],
}


def who(report: Report) -> list[str | None]:
    return [f.who for f in report.findings if f.code is Code.MISSING_VOICE]


def test_a_father_with_no_view_and_no_try_is_missing(check: Callable[..., Report]) -> None:
    report = check(NOTE)
    assert who(report) == ["father"]
    assert report.voices == {"mother": True, "father": False, "child": True}


def test_a_part_that_says_not_known_hears_nobody(check: Callable[..., Report]) -> None:
    assert who(check({**NOTE, "Father's views": ["Not known."]})) == ["father"]


def test_a_recorded_try_is_enough(check: Callable[..., Report]) -> None:
    tried = {**NOTE, "Father's views": ["I rang Mr Reid on 3 and 5 May and left messages."]}
    report = check(tried)
    assert who(report) == []
    assert report.voices["father"] is False


def test_nobody_is_missed_who_does_not_exist(check: Callable[..., Report]) -> None:
    assert who(check(NOTE, people=())) == []


def test_a_parent_often_mentioned_and_never_heard_is_missing_without_a_list(check: Callable[..., Report]) -> None:
    assert who(check({**NOTE, "Notes": ["Dad was at work."]}, people=())) == ["father"]


@pytest.mark.parametrize(("age", "missing"), [(2, []), (9, ["child"])])
def test_a_child_too_young_to_speak_is_heard_through_what_was_seen(
    check: Callable[..., Report], age: int, missing: Sequence[str]
) -> None:
    people = [Person.parse("mother: Ana Lund"), Person.parse(f"child: Bo Lund, {age}")]
    texts = ["Bo ran to his mother and laughed.", "Ana said that he sleeps well.", "The room was warm."]
    assert who(check({"Notes": texts}, people=people)) == missing


def test_severity_high_is_kept_for_family_members_who_are_listed(check: Callable[..., Report]) -> None:
    found = [f for f in check(NOTE).findings if f.code is Code.MISSING_VOICE]
    assert found[0].severity is Severity.HIGH


def codes(report: Report) -> list[str]:
    return [f.code.value for f in report.findings]


def test_a_view_that_is_weighed_stays_in_the_analysis(check: Callable[..., Report]) -> None:
    weighed = ["Dad thinks the school is unfair.", "I think so too, because it has not answered his letters."]
    assert "view-in-analysis" not in codes(check({"Analysis": weighed}))


def test_all_agreed_is_flagged_where_somebody_did_not(check: Callable[..., Report]) -> None:
    note = {"Views": ["Sean said that he does not agree with the plan."], "Decision": ["All agreed the plan."]}
    assert "smoothed-disagreement" in codes(check(note))
    note = {"Views": ["Sean said that he likes the plan."], "Decision": ["All agreed the plan."]}
    assert "smoothed-disagreement" not in codes(check(note))


def test_a_wish_that_nobody_answers_is_flagged(check: Callable[..., Report]) -> None:
    wish = {"Views": ["Sean would like to see Callum at weekends."]}
    assert "unanswered-view" in codes(check({**wish, "Actions": ["I will ring the nursery on Monday."]}))
    assert "unanswered-view" not in codes(check({**wish, "Actions": ["I will ask about weekends on Monday."]}))
    assert "unanswered-view" not in codes(check(wish))
    answered = {"Views": ["Sean would like to see Callum at weekends, and I have agreed to ask the centre."]}
    assert "unanswered-view" not in codes(check({**answered, "Actions": ["I will ring the nursery on Monday."]}))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The new worker will ask Tracey about the back gate by 21 September.", False),
        ("From Monday they will talk about money only when you are at school.", False),
        ("The duty team have agreed to call in on Saturday.", False),
        ("The school will be asked about lunch.", True),
        ("The back gate to be mended.", True),
    ],
)
def test_a_task_of_somebody_told_by_what_they_are_has_its_owner(
    check: Callable[..., Report], text: str, found: bool
) -> None:
    assert ("action-without-owner" in codes(check({"Next steps": [text]}))) is found


def test_two_who_do_not_agree_are_not_merged_and_are_weighed_by_being_held_together(
    check: Callable[..., Report],
) -> None:
    found = codes(check({"Analysis": ["Mum and Dad do not agree about nursery."]}))
    assert "merged-voices" not in found
    assert "view-in-analysis" not in found


def test_a_claim_about_housing_is_no_benefit(check: Callable[..., Report]) -> None:
    assert "doubting-language" in codes(check({"Views": ["Mum alleges that housing never ring her back."]}))
    assert "doubting-language" not in codes(check({"Money": ["Mum claims housing benefit."]}))


@pytest.mark.parametrize(
    "text",
    [
        "It would not be unreasonable for you to want that.",
        "I would not say that Danuta is unwilling to learn.",
    ],
)
def test_a_no_that_undoes_an_un_is_found_across_a_verb(check: Callable[..., Report], text: str) -> None:
    assert "double-negative" in codes(check({"Letter": [text]}))


@pytest.mark.parametrize(
    "text",
    [
        "Word has come through a cousin that Reece is back in the flat.",
        "This came by way of a neighbour.",
        "She was told before by one of the other mums that he drank.",
    ],
)
def test_news_of_nobody_in_particular_is_hearsay(check: Callable[..., Report], text: str) -> None:
    assert "hearsay-chain" in codes(check({"Contacts": [text]}))


def test_what_was_due_is_no_claim(check: Callable[..., Report]) -> None:
    assert "claim-as-fact" not in codes(check({"Log": ["Phone call with Mum was due at 6."]}))
    assert "claim-as-fact" in codes(check({"Log": ["The bruise was due to a fall in the bath."]}))


def test_a_measured_change_is_a_reason(check: Callable[..., Report]) -> None:
    bare = {"Analysis": ["I think the earlier mornings are the main cause of the change."]}
    assert "analysis-without-evidence" in codes(check(bare))
    told = "School attendance has gone from 71 per cent to 100 per cent, and I think the earlier mornings are why."
    assert "analysis-without-evidence" not in codes(check({"Analysis": [told]}))


def test_a_wish_is_given_back_to_the_child_in_a_letter_and_not_weighed(check: Callable[..., Report]) -> None:
    letter = {"What I think": ["Dear Callum, I came to see you on Monday.", "You told me that you miss your nan."]}
    assert "view-in-analysis" not in codes(check(letter))
    record = {"What I think": ["I came to see Callum on Monday.", "Callum told me that he misses his nan."]}
    assert "view-in-analysis" in codes(check(record))


def test_family_verbs_that_doubt_beside_professional_verbs_that_trust_are_flagged(
    check: Callable[..., Report],
) -> None:
    uneven = [
        "Mum claimed that she rang.",
        "Dad alleged that he was at work.",
        "Mum insisted she was home.",
        "The school confirmed that nobody rang.",
        "The police advised that he was seen.",
        "The health visitor reported that she was out.",
    ]
    assert "uneven-verbs" in codes(check({"": uneven}))
    even = [text.replace("claimed", "said").replace("alleged", "said").replace("insisted", "said") for text in uneven]
    assert "uneven-verbs" not in codes(check({"": even}))


def test_words_copied_from_an_earlier_record_are_flagged(check: Callable[..., Report]) -> None:
    text = (
        "The children were dressed for the weather and ate their tea at the table while Samira read to them from a "
        "book about bears and boats and far off places."
    )
    assert "copied-text" in codes(check({"": [text]}, earlier=[f"Last time. {text}"]))
    assert "copied-text" not in codes(check({"": [text]}))
    assert "copied-text" in codes(check({"Callum": [text], "Maya": [text]}))


def test_a_letter_to_the_child_says_you(check: Callable[..., Report]) -> None:
    assert "about-not-to" in codes(check({"Letter": ["The child was seen at home."]}, for_child=True))
    assert "about-not-to" not in codes(check({"Letter": ["Dear Callum,", "I came to see you."]}, for_child=True))
    assert "about-not-to" not in codes(check({"Notes": ["The child was seen at home."]}))


def test_what_somebody_told_earlier_is_flagged_where_it_stands_as_fact(check: Callable[..., Report]) -> None:
    told = "Samira said that Sean pushed her on the stairs."
    report = check({"Mother's views": [told], "Analysis": ["Sean pushed Samira on the stairs."]})
    assert [f.text for f in report.findings if f.code is Code.CLAIM_AS_FACT] == ["Sean pushed Samira on the stairs."]


def test_a_letter_to_the_child_is_known_by_its_opening(check: Callable[..., Report]) -> None:
    report = check({"": ["Dear Callum, it was good to see you.", "Callum presented as settled in placement."]})
    assert Code.ABOUT_NOT_TO in {f.code for f in report.findings if f.severity is Severity.MEDIUM}
    assert Code.JARGON in codes(report)
    assert Code.MISSING_VOICE not in codes(report)


def test_children_told_of_as_one_leave_each_of_them_unheard(check: Callable[..., Report]) -> None:
    people = tuple(Person.parse(line) for line in ("child: Ada Orr, 8", "sibling: Ben Orr, 6"))
    lines = ["The children said they like the house.", "Ada said she likes maths.", "The stove was lit."]
    assert who(check({"Visit": lines}, people=people)) == ["sibling"]
