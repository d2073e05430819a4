"""Families of faults that a sixth stranger's notes held, in fresh words: what is found, and what good records do."""

from collections.abc import Callable

import pytest

from assistant.domain.finding import Report
from assistant.domain.person import Person
from tests.nagging import nags

FOUND = [
    # What somebody does not see, and what they are told to be after.
    ("mixed-statement", "", "Samira said she is managing, but she does not see her own part in the rows."),
    ("mixed-statement", "", "Sean said that he wants to help, but what he is really after is the flat."),
    ("mixed-statement", "", "Sean told me he is sorry, but he takes no blame for the broken door."),
    (
        "mixed-statement",
        "",
        "Samira contends that she rang the school, although she is secretive whenever it comes up.",
    ),
    ("mixed-statement", "", "Jean said that she is glad to have Callum, but her real motive is the allowance."),
    ("analysis-in-views", "Samira's views", "She is over-dependent on Jean, as she rang her twice while I was there."),
    ("analysis-in-views", "Sean's views", "He has chosen this way of life, given that he went back to it."),
    ("analysis-in-views", "Sean's views", "He sees nothing wrong in it."),
    ("blaming-language", "", "Callum has chosen this lifestyle."),
    ("blaming-language", "", "Samira is overly trusting with new men."),
    # A state of mind or a lasting trait is not seen on one visit.
    (
        "analysis-in-observations",
        "What I saw",
        "Callum is jealous of his sister, as he walked past her without looking up.",
    ),
    ("analysis-in-observations", "Observations", "Samira is devoted, as the beds were made."),
    ("analysis-in-observations", "What I saw", "Samira and Sean are hard-working and proud of the flat."),
    ("analysis-in-observations", "Observations", "Sean is patient and attentive."),
    # What goes round, with nobody who says it.
    ("hearsay-chain", "", "It has gone round the estate that Sean is back."),
    ("hearsay-chain", "", "It is going about at the nursery that Callum sleeps on the floor."),
    ("hearsay-chain", "", "Word got back to the office that Sean had moved out."),
    ("hearsay-chain", "", "The talk on the landing is that Samira owes money."),
    ("hearsay-chain", "", "It is common knowledge in the street that Sean deals."),
    ("hearsay-chain", "", "A story has got about that Samira left him there."),
    # Why somebody did a thing, and for what, only they know.
    ("claim-as-fact", "", "Callum took the bike because an older boy dared him to."),
    ("claim-as-fact", "", "Callum was given a phone in exchange for keeping watch."),
    ("claim-as-fact", "Information", "Callum was pressured into carrying the bag."),
    ("claim-as-fact", "", "For the record: Samira stopped taking her tablets in May."),
    ("claim-as-fact", "Information", "Callum got new trainers as a reward."),
]

LEFT_ALONE = [
    ("mixed-statement", "", "Samira said that she does not know what Sean really wants."),
    ("mixed-statement", "", "The judge said that Callum will live with Jean while I find out whether home is safe."),
    ("mixed-statement", "", "Jean asked me to check whether the school is suitable for Callum."),
    ("blaming-language", "", "Sean has chosen a school for Callum."),
    ("blaming-language", "", "Samira has chosen this cot."),
    ("analysis-in-observations", "What I saw", "Samira was patient while Callum put on his shoes."),
    ("analysis-in-observations", "What I saw", "Callum looked afraid of the dog."),
    ("analysis-in-observations", "What I saw", "Samira is responsible for the keys to the yard."),
    ("hearsay-chain", "", "The ball came back over the fence that Sean had mended."),
    ("hearsay-chain", "", "Sean went through the form that I had brought."),
    ("hearsay-chain", "", "Samira told me that Jean got back at nine."),
    ("claim-as-fact", "What I saw", "At 4.10pm he fell from the swing, cried and ran to Samira."),
    ("claim-as-fact", "Observations", "Callum tripped over the mat, got up and laughed."),
    ("claim-as-fact", "", "Samira told me that Callum took the bike because a boy dared him to."),
    ("claim-as-fact", "What I saw", "Sean made him a sandwich and Callum thanked him."),
    ("analysis-without-evidence", "Analysis", "I have not yet formed a view on how the window was broken."),
    ("analysis-without-evidence", "Analysis", "I keep an open mind about who was there."),
    ("analysis-without-evidence", "Analysis", "The move to the new class is Callum's own worry."),
    ("view-in-analysis", "Reflection", "Pat and I talked about how hard this week has been, and I was glad of it."),
    ("action-without-date", "Next steps", "Callum will stay with Jean."),
    ("action-without-date", "What happens next", "You will go on living with Jean."),
    ("merged-voices", "What I saw", "Callum gave the cup to Jean and Jean said that it was full."),
    ("merged-voices", "What I saw", "Sean threw it to Callum and Callum said that it was his."),
]


@pytest.mark.parametrize(("code", "heading", "text"), FOUND)
def test_a_fault_of_the_family_is_found(check: Callable[..., Report], code: str, heading: str, text: str) -> None:
    assert text in nags(check({heading: [text]}), code)


@pytest.mark.parametrize(("code", "heading", "text"), LEFT_ALONE)
def test_what_good_records_do_is_left_alone(check: Callable[..., Report], code: str, heading: str, text: str) -> None:
    assert nags(check({heading: [text]}), code) == []


@pytest.mark.parametrize(
    ("refused", "after", "flagged"),
    [
        ("Sean failed to attend two meetings.", "He told me on 3 May that the internet frightens him.", True),
        ("Sean failed to attend three visits.", 'He said, "School dinners cost too much."', True),
        ("Sean failed to attend two meetings.", "He said that his shifts clash with them.", False),
        ("Samira refused to sign the form.", "She explained that she cannot read it.", False),
    ],
)
def test_a_remark_on_something_else_is_no_reason_for_staying_away(
    check: Callable[..., Report], refused: str, after: str, *, flagged: bool
) -> None:
    assert (refused in nags(check({"Update": [refused, after]}), "refusal-without-context")) is flagged


@pytest.mark.parametrize(
    "against",
    [
        'Sean said of the centre, "I\'m not agreeing to go back there."',
        'Sean said, "Over my dead body is he going to the centre."',
        'Sean said about the centre, "Don\'t put me down as saying yes."',
    ],
)
def test_a_parent_who_says_no_in_their_own_way_did_not_agree(check: Callable[..., Report], against: str) -> None:
    agreed = "Everyone agreed that visits should go on at the centre."
    assert agreed in nags(check({"Views": [against], "Outcome": [agreed]}), "smoothed-disagreement")


def unheard(report: Report) -> list[str]:
    return [str(f.who) for f in report.findings if f.code == "missing-voice"]


OTHERS = {"Callum": ['Callum said, "I like the pond."'], "Sean's views": ["Sean told me that he wants Sundays."]}


@pytest.mark.parametrize(
    "told",
    [
        ["Samira brought Callum to the door at nine.", 'She told me, "He slept badly, so be kind."'],
        ["Samira had her call with Callum at six.", 'Afterwards she said to me, "He sounds like himself again."'],
    ],
)
def test_a_mother_told_of_as_she_straight_after_her_name_is_heard(
    check: Callable[..., Report], told: list[str]
) -> None:
    assert "mother" not in unheard(check({"Handover": told, **OTHERS}))


def test_a_small_brother_told_of_as_he_is_heard_by_what_he_did(check: Callable[..., Report]) -> None:
    people = [Person.parse(line) for line in ("mother: Ada Lowe", "child: Finn Lowe, 8", "sibling: Bo Lowe, 1")]
    views = {"Ada's views": ["Ada told me that she is tired."], "Finn's views": ['Finn said, "I feed the fish."']}
    seen = ["Bo was on a mat with cups.", "He crawled to Ada, put up his arms and was lifted."]
    assert unheard(check({"What I saw": seen, **views}, people=people)) == []
    assert unheard(check({"What I saw": seen[:1], **views}, people=people)) == ["sibling"]


def test_a_carer_who_says_that_the_log_is_hers_is_heard(check: Callable[..., Report]) -> None:
    people = [Person.parse(line) for line in ("carer: Maud Lowe", "child: Finn Lowe, 8", "worker: Dan Foley")]
    log = ["Carer's log, kept by me, Maud Lowe.", 'Finn said to me, "Your stairs creak."', "I left the lamp on."]
    assert unheard(check({"": log}, people=people)) == []


def test_a_wish_of_one_parent_to_be_invited_is_no_try_to_reach_the_other(check: Callable[..., Report]) -> None:
    views = {
        "Samira's views": ["Samira told me that she would like Sean invited to the school play."],
        "Callum": ['Callum said, "I like the pond."'],
        "Why": ["I visited on 3 May."],
    }
    assert "father" in unheard(check(views))


def test_a_youth_workers_view_is_not_the_writers_analysis(check: Callable[..., Report]) -> None:
    text = "Tunde Bright thinks that Callum trusts him on a good day."
    people = [Person.parse(line) for line in ("child: Callum Orr, 15", "professional: Tunde Bright (youth worker)")]
    assert nags(check({"The youth worker's view": [text]}, people=people), "view-in-analysis") == []
    assert text in nags(check({"The social worker's analysis": [text]}, people=people), "view-in-analysis")
