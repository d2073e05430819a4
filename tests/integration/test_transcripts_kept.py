"""Versions of a transcript: each can be read, and takes little room."""

import json
from datetime import date

import pytest
from sqlalchemy import NullPool, create_engine, select

from assistant.domain.correcting import merge_voices, rename_voice
from assistant.domain.recording import Visit
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.domain.user import UserRole
from assistant.domain.word_times import fit
from assistant.errors import NotFoundError
from assistant.storage.database import Database
from assistant.storage.tables import TranscriptRow
from assistant.storage.transcripts import MOST_CHANGES
from tests.house import CONSENT, PEOPLE

SAID = "He goes to bed at eight and he sleeps through now, he told me on Monday."


def _long(turns: int) -> Transcript:
    words = SAID.split()
    return Transcript(
        speakers=(Speaker(id="S1"), Speaker(id="S2"), Speaker(id="S3")),
        utterances=tuple(
            Utterance(
                id=f"u{n}", start=5.0 * n, end=5.0 * n + 4, speaker=f"S{n % 3 + 1}", text=SAID,
                words=fit((), words, 5.0 * n, 5.0 * n + 4),
            )
            for n in range(turns)
        ),
    )  # fmt: skip


def _recording(database: Database) -> str:
    with database.transaction() as tx:
        worker = tx.users.add(email="ana@council.example", name="Ana Lima", role=UserRole.WORKER, team="North")
        visit = Visit(type="home-visit", date=date(2026, 4, 21), people=PEOPLE)
        return tx.recordings.add(
            owner=worker.id, filename="a.wav", sha256="0" * 64, size=1, visit=visit, consent=CONSENT
        ).id


def _said(transcript: Transcript, turn: int, text: str) -> Transcript:
    turns = list(transcript.utterances)
    turns[turn] = turns[turn].model_copy(update={"text": text})
    return transcript.model_copy(update={"utterances": tuple(turns)})


def _sizes(database: Database) -> list[int]:
    engine = create_engine(database.url, poolclass=NullPool)
    with engine.connect() as connection:
        rows = connection.execute(select(TranscriptRow.document).order_by(TranscriptRow.version)).all()
    return [len(json.dumps(document)) for (document,) in rows]


def test_every_version_of_a_long_transcript_is_read_as_it_was_made(database: Database) -> None:
    recording, made = _recording(database), [_long(2500)]
    made.append(made[-1].with_people({"S1": PEOPLE[0], "S2": PEOPLE[1]}, confirmed=True))
    made.append(rename_voice(made[-1], "S3", PEOPLE[2]))
    made += [made[-1] for _ in range(3)]
    made[3] = _said(made[2], 1200, "He goes to bed at nine.")
    made[4] = _said(made[3], 7, "Yes.")
    made[5] = merge_voices(made[4], "S3", "S2")
    with database.transaction() as tx:
        for transcript in made:
            tx.transcripts.add(recording, transcript, by="w")
        tx.transcripts.add(recording, made[3], by="w", restores=4)
    with database.transaction() as tx:
        assert [tx.transcripts.version(recording, n) for n in range(1, 7)] == made
        assert tx.transcripts.newest(recording) == (7, made[3])
        assert tx.transcripts.latest(recording) == made[3]
        assert tx.transcripts.texts(recording, 5)["u7"] == "Yes."
        assert tx.transcripts.texts(recording, 1)["u7"] == SAID
        assert tx.transcripts.texts(recording, 99) == {}
        with pytest.raises(NotFoundError):
            tx.transcripts.version(recording, 8)
    whole, named, _, one, other, merged, undone = _sizes(database)
    assert whole > 2_000_000
    assert max(named, one, other) < 2_000
    assert merged < whole / 20
    assert undone < 10


def test_after_many_corrections_a_version_is_kept_whole_again(database: Database) -> None:
    recording, transcript = _recording(database), _long(20)
    number = MOST_CHANGES + 4
    with database.transaction() as tx:
        for n in range(number):
            transcript = _said(transcript, n % 20, f"Said {n}.")
            assert tx.transcripts.add(recording, transcript, by="w") == n + 1
    sizes = _sizes(database)
    assert [n for n, size in enumerate(sizes) if size > sizes[0] / 2] == [0, MOST_CHANGES + 1]
    with database.transaction() as tx:
        assert tx.transcripts.latest(recording) == transcript
        assert tx.transcripts.texts(recording, 30)["u9"] == "Said 29."


def test_another_talk_in_its_place_is_kept_whole(database: Database) -> None:
    recording = _recording(database)
    other = Transcript(speakers=(Speaker(id="S9"),), utterances=(Utterance(id="x", speaker="S9", text="Other."),))
    with database.transaction() as tx:
        tx.transcripts.add(recording, _long(5), by="w")
        tx.transcripts.add(recording, other, by="w")
        assert tx.transcripts.latest(recording) == other
        assert tx.transcripts.version(recording, 1) == _long(5)
