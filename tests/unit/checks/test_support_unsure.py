import pytest

from assistant.checks.support.check import check_support
from assistant.domain.casenote import Evidence, Kind, Statement, SupportStatus
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance, Warning
from models.english import SpacyParser

PEOPLE = (Person(role=Role.MOTHER, name="Priya Rao"), Person(role=Role.WORKER, name="Tom Adu"))
STATEMENT = Statement(
    id="s1",
    text='Ms Rao said, "He sleeps through the night now."',
    kind=Kind.PARENT_VIEW,
    evidence=(Evidence(utterance="u1", start=4.0, end=6.0, quote="He sleeps through the night now."),),
)


def _heard(*warnings: Warning) -> Transcript:
    return Transcript(
        speakers=(Speaker(id="S1", role=Role.MOTHER, name="Priya Rao", confirmed=True),),
        utterances=(Utterance(id="u1", start=4.0, end=6.0, speaker="S1", text="He sleeps through the night now."),),
        warnings=warnings,
    )


@pytest.mark.parametrize(
    ("start", "end", "status"),
    [(5.0, 5.5, SupportStatus.CHECK), (6.0, 7.0, SupportStatus.SUPPORTED), (1.0, 3.9, SupportStatus.SUPPORTED)],
)
def test_words_whose_speaker_is_not_sure_are_to_be_checked(start: float, end: float, status: SupportStatus) -> None:
    heard = _heard(Warning(code="unsure-speaker", start=start, end=end, message="Not sure who said this."))
    (support,) = check_support([STATEMENT], heard, people=PEOPLE, visit_date=None, parser=SpacyParser())
    assert support.status is status
    assert ("speaker" in support.problems) == (status is SupportStatus.CHECK)
