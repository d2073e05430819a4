"""What sections keep, in the wordings that councils and workers use."""

import pytest

from assistant.domain.casenote import Keeps
from assistant.english.headings import keeps_of


@pytest.mark.parametrize(
    ("heading", "keeps", "whose"),
    [
        ("Parents' views", Keeps.VIEWS, ("mother", "father", "carer")),
        ("What Mum told me", Keeps.VIEWS, ("mother",)),
        ("Father's views", Keeps.VIEWS, ("father",)),
        ("Wishes and feelings", Keeps.VIEWS, ("child", "sibling")),
        ("Child's voice", Keeps.VIEWS, ("child", "sibling")),
        ("Views of other agencies", Keeps.VIEWS, ("professional",)),
        ("Conversation with the children", Keeps.VIEWS, ("child", "sibling")),
        ("SW analysis", Keeps.ANALYSIS, ()),
        ("Social worker's view", Keeps.ANALYSIS, ()),
        ("So what?", Keeps.ANALYSIS, ()),
        ("What this means for Leo", Keeps.ANALYSIS, ()),
        ("What are we worried about?", Keeps.ANALYSIS, ()),
        ("Analysis", Keeps.ANALYSIS, ()),
        ("What I saw", Keeps.OBSERVATIONS, ()),
        ("Home conditions", Keeps.OBSERVATIONS, ()),
        ("Observations of the home", Keeps.OBSERVATIONS, ()),
        ("Next steps", Keeps.ACTIONS, ()),
        ("Actions", Keeps.ACTIONS, ()),
        ("What happens next", Keeps.ACTIONS, ()),
        ("WHAT MUM TOLD ME", Keeps.VIEWS, ("mother",)),
        ("**3. Mother's views:**", Keeps.VIEWS, ("mother",)),
        ("4) Views of birth father (Mr R)", Keeps.VIEWS, ("father",)),
        ("Family's perspective", Keeps.VIEWS, ("family",)),
        ("How Dad sees things", Keeps.VIEWS, ("father",)),
        ("Foster carer's comments", Keeps.VIEWS, ("carer",)),
        ("What Lukas showed me", Keeps.VIEWS, ()),
        ("Listening to the children", Keeps.VIEWS, ("child", "sibling")),
        ("Impact", Keeps.ANALYSIS, ()),
        ("Impact on the child", Keeps.ANALYSIS, ()),
        ("My hypothesis", Keeps.ANALYSIS, ()),
        ("What does this tell us?", Keeps.ANALYSIS, ()),
        ("Weighing it up", Keeps.ANALYSIS, ()),
        ("Decision and reasons", Keeps.ANALYSIS, ()),
        ("My view of the session", Keeps.ANALYSIS, ()),
        ("What I make of the week", Keeps.ANALYSIS, ()),
        ("Assessment", Keeps.ANALYSIS, ()),
        ("Reason for the assessment", Keeps.ANY, ()),
        ("Where things stand", Keeps.ANY, ()),
        ("Chronology in brief", Keeps.ANY, ()),
        ("What was decided", Keeps.ACTIONS, ()),
        ("Work left to do", Keeps.ACTIONS, ()),
        ("The way forward", Keeps.ACTIONS, ()),
        ("What I noticed", Keeps.OBSERVATIONS, ()),
        ("Notes", Keeps.ANY, ()),
        ("", Keeps.ANY, ()),
    ],
)
def test_a_heading_says_what_its_section_keeps(heading: str, keeps: Keeps, whose: tuple[str, ...]) -> None:
    assert keeps_of(heading) == (keeps, whose)
