import pytest

from assistant.checks.support.check import check_support
from assistant.domain.casenote import Evidence, Kind, Statement, SupportStatus
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance, Warning, Word
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


def _words(text: str, unsure: str) -> tuple[Word, ...]:
    return tuple(
        Word(start=4.0 + n * 0.3, end=4.3 + n * 0.3, text=word, probability=0.1 if word.strip(".") == unsure else 0.9)
        for n, word in enumerate(text.split())
    )


@pytest.mark.parametrize(
    ("said", "unsure", "problem"),
    [
        ("It was Kofi who came.", "Kofi", "name"),
        ("He came at seven.", "seven", "number"),
        ("He did not come.", "not", "negation"),
        ("He had a knife.", "knife", "unsure-word"),
        ("He came by bus.", "bus", None),
        ("Kofi came by bus.", "by", None),
    ],
)
def test_a_word_that_matters_and_was_heard_unsurely_is_to_be_listened_to(
    said: str, unsure: str, problem: str | None
) -> None:
    turn = Utterance(id="u1", start=4.0, end=8.0, speaker="S1", text=said, words=_words(said, unsure))
    speaker = Speaker(id="S1", role=Role.MOTHER, name="Priya Rao", confirmed=True)
    heard = Transcript(speakers=(speaker,), utterances=(turn,))
    evidence = (Evidence(utterance="u1", start=4.0, end=8.0, quote=said),)
    statement = STATEMENT.model_copy(update={"text": f'Ms Rao said, "{said}"', "evidence": evidence})
    (support,) = check_support([statement], heard, people=PEOPLE, visit_date=None, parser=SpacyParser())
    assert support.problems == ((problem,) if problem else ())
    assert (support.status is SupportStatus.SUPPORTED) == (problem is None)
