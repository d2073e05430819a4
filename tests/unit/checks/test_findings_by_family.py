"""Families of faults in fresh words: what others would write for the same failure, and what only looks like it."""

from collections.abc import Callable

import pytest

from api.commands.report_text import voices
from assistant.domain.finding import Report
from assistant.domain.person import Person
from tests.nagging import nags

FOUND = [
    # A state of mind is not seen.
    ("analysis-in-observations", "What I saw", "Callum has given up hoping that his dad will come."),
    ("analysis-in-observations", "Observations", "He trusts nobody in the house."),
    ("analysis-in-observations", "What I saw and heard", "Samira no longer believes that we will help her."),
    ("analysis-in-observations", "At the house", "She resents being watched."),
    ("analysis-in-observations", "Observations", "Callum is wary of men."),
    ("analysis-in-observations", "What I noticed", "She has lost faith in the school."),
    ("analysis-in-observations", "Observations", "Callum has learned not to ask for things."),
    ("analysis-in-observations", "What I saw", "Samira dreads the evenings."),
    # What went on for long, or far away, was told.
    ("claim-as-fact", "", "The council left them without hot water for six weeks."),
    ("claim-as-fact", "Background", "Sean went back to gambling when the baby came."),
    ("claim-as-fact", "History", "Samira stopped using after the hearing."),
    ("claim-as-fact", "", "The housing officer ignored her calls for months."),
    ("claim-as-fact", "", "Callum fled the house without his shoes."),
    ("claim-as-fact", "Events", "Their uncle was killed at a checkpoint."),
    ("claim-as-fact", "", "The school kept him in a corridor for three weeks."),
    ("claim-as-fact", "Background", "Jean relapsed soon after her sister died."),
    # At second hand, with the teller left out.
    ("hearsay-chain", "", "Mrs Dunne said that Sean hits the dog, which she had heard from another parent."),
    ("hearsay-chain", "", "Jean, having been told this on the bus, said that Samira had moved."),
    ("hearsay-chain", "", "Jean said that Sean sleeps in his car, something she had got from people at the shop."),
    ("hearsay-chain", "", "Sean told me that Samira locked Callum in, though he was not there."),
    ("hearsay-chain", "", "Jean told me that Sean pushed Samira on New Year's Eve, when she was in Leeds."),
    ("hearsay-chain", "", "Mrs Dunne heard from one of the mums that they had gone."),
    ("hearsay-chain", "", "According to a neighbour, there was shouting."),
    ("hearsay-chain", "", "Neighbours in the street say that he deals."),
    # Blame, in verbs and in adjectives.
    ("blaming-language", "", "Jean colludes with Sean behind our backs."),
    ("blaming-language", "", "Callum is idle at home."),
    ("blaming-language", "", "Samira uses Callum as a weapon."),
    ("blaming-language", "", "Sean has turned Callum against his mother."),
    ("blaming-language", "", "He is mouthy with staff."),
    ("blaming-language", "", "Samira lies to professionals."),
    ("blaming-language", "", "Sean fobs us off every time."),
    ("blaming-language", "", "Jean is complacent."),
    # A fault laid on somebody needs a reason of its own.
    ("analysis-without-evidence", "Analysis", "Samira colludes with Sean."),
    ("analysis-without-evidence", "Assessment", "He is a cunning boy who plays us all off."),
    ("analysis-without-evidence", "Analysis", "Sean is domineering and thinks that the rules are not for him."),
    # "In favour" and the like are "agreed".
    ("action-without-owner", "Plan", "What Samira said about the cot to be passed to housing by 3 June."),
    ("action-without-owner", "Next steps", "The letter that Sean wrote to be shared with school by 3 June."),
    ("action-without-owner", "", "To do: eye test for Callum to be booked by 3 June."),
    ("action-without-date", "Plan", "Sean will mend the gate so that Callum can play outside."),
    ("action-without-date", "Plan", "I will write to housing because they can move the family."),
    ("action-without-date", "", "I will come and see you again soon, and you can show me the den."),
    ("mixed-statement", "", "Samira said she would ring us next time, but she does not see what that would mean."),
    ("mixed-statement", "", "Sean says he will stop, but he does not realise how hard it will be."),
]

LEFT_ALONE = [
    ("analysis-in-observations", "What I saw", "Callum said that he does not trust the new teacher."),
    ("analysis-in-observations", "What I saw", "Callum seemed afraid of the dog and stood behind me."),
    ("analysis-in-observations", "Observations", "Samira loves the garden, she told me."),
    ("analysis-in-observations", "What I saw", "Callum hid behind Samira when I came in."),
    ("analysis-in-observations", "What I saw", "He stopped crying when Jean picked him up."),
    ("analysis-in-observations", "Observations", "Sean looked close to tears."),
    ("claim-as-fact", "", "Callum stayed with Jean for three weeks in May 2026."),
    ("claim-as-fact", "", "I waited two weeks for the report."),
    ("claim-as-fact", "", "Samira worked at the bakery for two years."),
    ("claim-as-fact", "", "The landlord's letter says that the repair took five weeks."),
    ("claim-as-fact", "", "Samira said that the landlord took a month to come."),
    ("claim-as-fact", "", "The group ran for six weeks."),
    ("claim-as-fact", "", "He started crying when the door banged."),
    ("claim-as-fact", "", "Callum kept looking at the clock."),
    ("hearsay-chain", "", "Jean said that she missed my call when she was at work."),
    ("hearsay-chain", "", "Mrs Dunne told me that Callum told her this himself."),
    ("hearsay-chain", "", "I heard shouting from the kitchen."),
    ("hearsay-chain", "", "Jean lives next door and heard it on two nights."),
    ("blaming-language", "", "According to Samira, the hostel has been unhelpful."),
    ("hearsay-chain", "", "According to Mrs Dunne, he is on time."),
    ("hearsay-chain", "", "Samira said that she had read it in the report I sent."),
    ("hearsay-chain", "", "Sean picked up the bag from a friend's house."),
    ("blaming-language", "", "The machine was idle and the yard was shut."),
    ("blaming-language", "", "He walked all over the house looking for the cat."),
    ("blaming-language", "", "Callum hid behind the sofa."),
    ("blaming-language", "", "Sean said that it was unhelpful when the visit was moved."),
    ("analysis-without-evidence", "Analysis", "Samira's first wish is to keep the flat."),
    ("action-without-owner", "Plan", "Samira wants Callum to be seen by 3 June."),
    ("action-without-owner", "Plan", "To do: Dan Foley to book the eye test by 3 June."),
    ("action-without-owner", "", "The school is likely to be told in June."),
    ("action-without-date", "Plan", "Sean will mend the gate by 3 June so that Callum can play outside."),
    ("action-without-date", "", "I will come and see you on Friday, and you can show me the den."),
    ("action-without-date", "Plan", "If Callum can go, I will tell the club."),
    ("mixed-statement", "", "Samira said she does not see why he has to move."),
]


@pytest.mark.parametrize(("code", "heading", "text"), FOUND)
def test_a_fault_of_a_known_family_is_found(check: Callable[..., Report], code: str, heading: str, text: str) -> None:
    assert text in nags(check({heading: [text]}), code)


@pytest.mark.parametrize(("code", "heading", "text"), LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(
    check: Callable[..., Report], code: str, heading: str, text: str
) -> None:
    assert nags(check({heading: [text]}), code) == []


@pytest.mark.parametrize(
    "agreed",
    [
        "Everyone present was in favour of the move to Leeds.",
        "Both parents were happy with the move to Leeds.",
        "All were keen on the move to Leeds.",
        "Everybody there welcomed the move to Leeds.",
        "The whole family backed the move to Leeds.",
    ],
)
def test_other_words_for_agreeing_do_not_smooth_over_a_parent(check: Callable[..., Report], agreed: str) -> None:
    report = check({"Views": ["Sean said that he does not agree with the move to Leeds."], "Meeting": [agreed]})
    assert agreed in nags(report, "smoothed-disagreement")


VIEWS_OF_ALL_BUT = {
    "Views": [
        "Samira told me that she is tired of the stairs and wants to move.",
        'Callum said on his own at school, "I like my new room."',
    ]
}


@pytest.mark.parametrize(
    "nothing_from_him",
    [
        "Mrs Dunne rang at nine about Callum, who lives with Samira and Sean.",
        "His father, Sean, shares parental responsibility and lives in Hull.",
        "Ms Orr emailed on 3 May about Sean and Callum.",
    ],
)
def test_news_of_a_father_is_not_his_voice_nor_a_try_to_hear_him(
    check: Callable[..., Report], nothing_from_him: str
) -> None:
    report = check({"Why": [nothing_from_him], **VIEWS_OF_ALL_BUT})
    assert "father" in [f.who for f in report.findings if f.code == "missing-voice"]


@pytest.mark.parametrize(
    "tried",
    [
        "I rang Sean on 3 and 5 May and left messages.",
        "Mrs Dunne wrote to Sean on 3 May and has had no reply.",
        "Sean has not answered my letters.",
        "Sean shared his worries with me by telephone.",
    ],
)
def test_a_try_to_hear_a_father_still_counts(check: Callable[..., Report], tried: str) -> None:
    report = check({"Why": [tried], **VIEWS_OF_ALL_BUT})
    assert "father" not in [f.who for f in report.findings if f.code == "missing-voice"]


@pytest.mark.parametrize(
    ("asleep", "missed"),
    [
        (["Callum was asleep in his room."], True),
        (["Callum was asleep, so I will see him at school on 3 June."], False),
        (["Callum was asleep in his room.", "I will see him at school on 3 June."], False),
    ],
)
def test_sleep_alone_does_not_stand_for_a_child_who_can_speak(
    check: Callable[..., Report], asleep: list[str], missed: bool
) -> None:
    told = ["Samira told me that she is tired.", "Sean told me that he wants Sundays."]
    report = check({"Observations": asleep, "Parents' views": told})
    assert ("child" in [f.who for f in report.findings if f.code == "missing-voice"]) is missed


def test_a_carer_is_heard_in_the_part_headed_by_what_they_are_to_the_child(check: Callable[..., Report]) -> None:
    lines = ("mother: Ada Lowe", "child: Finn Lowe, 8", "carer: Maud Lowe (maternal grandmother)")
    report = check(
        {
            "Grandmother's views": ["Mrs Lowe told me that she will keep Finn for as long as it takes."],
            "Ada's views": ["Ada told me that she wants him back."],
            "Finn's views": ['Finn said, "I feed the fish."'],
        },
        people=[Person.parse(line) for line in lines],
    )
    assert [f for f in report.findings if f.code == "missing-voice"] == []


def test_a_part_of_a_longer_hard_term_is_told_once(check: Callable[..., Report]) -> None:
    report = check({"": ["Callum moved to a foster placement on 3 May."]})
    told = [f.words for f in report.findings if f.code in {"jargon", "hard-word"}]
    assert told == [("foster placement",)]


def test_the_child_who_is_not_heard_is_named_where_another_is(check: Callable[..., Report]) -> None:
    lines = ("child: Tom Lowe, 8", "child: Maya Lowe, 10", "worker: Dan Foley")
    report = check(
        {
            "Visit": ["I visited on 3 May.", "The kitchen was warm and tidy."],
            "Tom's views": ['Tom said on his own, "I feed the fish."'],
        },
        people=[Person.parse(line) for line in lines],
    )
    assert "No views of: child (Maya Lowe)" in voices(report)
