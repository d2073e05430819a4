"""Checks that look at a statement's neighbours or at its grammar: found, and left alone, in words of their own."""

from collections.abc import Callable, Sequence

import pytest

from assistant.domain.finding import Report, Severity

CASES: list[tuple[str, str, Sequence[str], str | None]] = [
    # A view that the writer cites as a reason or a source is not mixed with the judgement it serves.
    (
        "mixed-statement",
        "",
        ["I will ask about Sundays because Sean wants to see more of him, which I think is fair."],
        None,
    ),
    ("mixed-statement", "Analysis", ["This matches the log, as Jean says, though Callum may also be tired."], None),
    ("mixed-statement", "", ["Sean said that a slipped ladder was possible but not likely."], None),
    ("mixed-statement", "", ["Jean told me that the stairs are steep but safe."], None),
    ("mixed-statement", "Analysis", ["Samira wants Sundays, and Sean wants Saturdays."], None),
    ("mixed-statement", "", ["Sean said he was at work, but in my view he was not."], "Sean said"),
    ("mixed-statement", "", ["Samira told me she is fine, which is clearly untrue."], "Samira told"),
    ("mixed-statement", "", ["Jean says she will help, although she is unreliable."], "Jean says"),
    ("mixed-statement", "", ["Callum said he hates school, which shows a lack of resilience."], "Callum said"),
    ("mixed-statement", "", ["Sean feels he has changed, however he has no insight."], "Sean feels"),
    # A view in the analysis is weighed by what is said of it, and not by what is said of another's.
    ("view-in-analysis", "Analysis", ["Sean's wish for Sundays cannot be met before the summer."], None),
    ("view-in-analysis", "Analysis", ["What Jean said about the stairs is borne out by the log."], None),
    ("view-in-analysis", "Analysis", ["Samira's worry about the dog makes sense, because it bit him in May."], None),
    ("view-in-analysis", "Analysis", ["Sean and Samira want different things about Sundays."], None),
    (
        "view-in-analysis",
        "Analysis",
        ["Jean thinks Sean is lazy.", "I do not share that view, because he was up at six."],
        None,
    ),
    (
        "view-in-analysis",
        "Analysis",
        ["Sean says that the school is against him.", "I give weight to Samira's wish for help."],
        "Sean says",
    ),
    (
        "view-in-analysis",
        "Analysis",
        ["Jean believes that Samira will cope.", "It is plain to see that boxing keeps Callum going."],
        "Jean believes",
    ),
    (
        "view-in-analysis",
        "My thinking",
        ["Callum thinks the plan is silly.", "I find Sean's account likely, because the times fit."],
        "Callum thinks",
    ),
    ("view-in-analysis", "Weighing", ["Sean considers that he does the most at home."], "Sean considers"),
    # A judgement needs a reason of its own, not one that belongs to its neighbour.
    (
        "analysis-without-evidence",
        "Assessment",
        ["Callum is thriving.", "It is not impossible that Samira will be ill again, as she was in 2024."],
        "Callum is thriving",
    ),
    ("analysis-without-evidence", "Analysis", ["Samira will put Callum first from here on."], "Samira will"),
    ("analysis-without-evidence", "Analysis", ["Callum will find the change easy."], "Callum will"),
    ("analysis-without-evidence", "What I think", ["Sean is neglecting the house."], "Sean is"),
    ("analysis-without-evidence", "What worries us", ["Sean does not take this seriously."], "Sean does"),
    (
        "analysis-without-evidence",
        "Weighing",
        ["I must choose between two wishes.", "Samira's can, with a nurse there."],
        None,
    ),
    ("analysis-without-evidence", "Analysis", ["Samira will bring the form on 3 June."], None),
    ("analysis-without-evidence", "Analysis", ["Sean let me in."], None),
    (
        "analysis-without-evidence",
        "Analysis",
        ["I think that things are better.", "Callum and Samira each told me that evenings are calm."],
        None,
    ),
    ("analysis-without-evidence", "Analysis", ["I have weighed Sean's offer, and it is a fair one."], None),
    # What goes on in private can only have been told, unless the writer says how it was seen.
    ("claim-as-fact", "History", ["Samira has slept on the sofa every night since March."], "Samira has"),
    ("claim-as-fact", "Background", ["Callum has never been left at home on his own."], "Callum has"),
    ("claim-as-fact", "", ["On Saturday night Sean came home drunk."], "On Saturday"),
    ("claim-as-fact", "Analysis", ["Jean is lending them money again."], "Jean is"),
    ("claim-as-fact", "", ["Sean was down the pub with a friend and forgot."], "Sean was"),
    ("claim-as-fact", "", ["Samira blew the rent money on a new phone."], "Samira blew"),
    ("claim-as-fact", "", ["Mum lost her temper when he spilt the milk."], "Mum lost"),
    ("claim-as-fact", "", ["Callum slipped off the wall and cut his hand.", "I saw it from the gate."], None),
    ("claim-as-fact", "", ["The judge found that Sean hit Samira on the stairs."], None),
    ("claim-as-fact", "", ["I think Callum is clear, and he has put it in his own words."], None),
    ("claim-as-fact", "", ["Callum ate his tea while I was there."], None),
    ("claim-as-fact", "", ["Samira has lived at the flat since 2019."], None),
    ("claim-as-fact", "Seen", ["Callum ate two slices of toast and put a third in his bag."], None),
    ("claim-as-fact", "", ["Sean told me about the weekend.", "He slept in on Sunday and missed the bus."], None),
    # "Obviously" guesses where nobody is said to have told what somebody feels.
    ("inflated-certainty", "What I saw", ["Callum obviously loves the dog more."], "Callum obviously"),
    ("inflated-certainty", "Analysis", ["She clearly wants to be back with him."], "She clearly"),
    ("inflated-certainty", "", ["Sean said she obviously hates him."], None),
    ("refusal-without-context", "History", ["Samira has turned down a nursery place."], "Samira has"),
    ("refusal-without-context", "", ["Sean has turned down all support."], "Sean has"),
    ("refusal-without-context", "", ["Callum turned down the toast."], None),
    ("refusal-without-context", "", ["Sean turned down the group on 3 May, because he works late."], None),
    ("unattributed-view", "", ["I asked Samira whether there is anything that worries her."], None),
    ("unattributed-view", "", ["There is a worry about the stairs."], "There is"),
    ("analysis-in-views", "Sean", ["I rang Sean on 3 May.", "There was no answer."], None),
    (
        "analysis-in-views",
        "Sean's views",
        ["His remorse is shallow and insincere, and he lacks insight."],
        "His remorse",
    ),
    # A promise needs a day, and a task a name, wherever in a note they stand.
    ("action-without-date", "", ["I will sort out a bus pass for Callum."], "I will"),
    ("action-without-date", "", ["Dan will ring the club."], "Dan will"),
    ("action-without-date", "", ["I will ring the club.", "I will do it on Friday."], None),
    ("action-without-date", "", ["I will ask the club on 3 June."], None),
    ("action-without-date", "", ["Sean said he will bring the form."], None),
    ("action-without-owner", "Plan", ["Someone will ring the club by 3 May."], "Someone"),
    ("action-without-owner", "Plan", ["School will be contacted by 3 May."], "School"),
    ("action-without-owner", "To do", ["Chase housing by 3 May."], "Chase"),
    ("action-without-owner", "Plan", ["Dan will ring the club by 3 May."], None),
    ("action-without-owner", "Plan", ["Kind regards, Dan Foley"], None),
]


@pytest.mark.parametrize(("code", "heading", "texts", "flagged"), CASES)
def test_a_statement_is_read_with_its_neighbours(
    check: Callable[..., Report], code: str, heading: str, texts: Sequence[str], flagged: str | None
) -> None:
    found = [f.text for f in check({heading: texts}).findings if f.code == code and f.severity is not Severity.LOW]
    assert [text.startswith(flagged or "") for text in found] == ([True] if flagged else [])
