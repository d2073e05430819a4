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
        ("Notes", Keeps.ANY, ()),
        ("", Keeps.ANY, ()),
    ],
)
def test_a_heading_says_what_its_section_keeps(heading: str, keeps: Keeps, whose: tuple[str, ...]) -> None:
    assert keeps_of(heading) == (keeps, whose)
