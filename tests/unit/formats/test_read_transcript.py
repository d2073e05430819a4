"""Transcripts as Teams, Zoom, captioners and people write them become the same turns."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.errors import AssistantError, BadInputError
from assistant.formats.transcripts import read_transcript, to_json, to_srt, to_txt, to_vtt

Said = list[tuple[str | None, float | None, str]]


def said(transcript: Transcript) -> Said:
    names = {s.id: s.name or (s.role.value if s.role else None) for s in transcript.speakers}
    return [(names[u.speaker], u.start, u.text) for u in transcript.utterances]


TALK: Said = [("Ruth Abara", None, "Afternoon, Leila. How are you?"), ("Leila Doyle", None, "Tired. He won't sleep.")]
TIMED: Said = [(name, start, words) for (name, _, words), start in zip(TALK, (3.0, 7.0), strict=True)]

PLAIN = "Ruth Abara: Afternoon, Leila. How are you?\nMum: Tired.\nHe won't sleep.\n"
BLANK_LINES = "Ruth Abara: Afternoon, Leila. How are you?\n\nMum: Tired.\n\nHe won't sleep.\n"
BOLD = "**Ruth:** Afternoon, Leila. How are you?\n\n**Leila:** Tired. He won't sleep."
NAMES_ABOVE = "Ruth Abara:\nAfternoon, Leila. How are you?\n\nLeila Doyle:\nTired. He won't sleep.\n"
TIME_FIRST = "[00:03] SW: Afternoon, Leila. How are you?\n[00:07] Mum: Tired. He won't sleep.\n"
TIME_AFTER = "Ruth Abara (00:03): Afternoon, Leila. How are you?\nMum (0:07): Tired. He won't sleep.\n"
TEAMS = "Ruth Abara   0:03\nAfternoon, Leila. How are you?\n\nLeila Doyle   0:07\nTired. He won't sleep.\n"
OLD_TEAMS = (
    "00:00:03.000 --> 00:00:05.000\nRuth Abara\nAfternoon, Leila. How are you?\n\n"
    "00:00:07.000 --> 00:00:09.000\nLeila Doyle\nTired. He won't sleep.\n"
)
OLD_TEAMS_TIGHT = OLD_TEAMS.replace("\n\n", "\n")
TIME_BELOW = "Ruth Abara\n00:03\nAfternoon, Leila. How are you?\n\nLeila Doyle\n00:07\nTired. He won't sleep.\n"
OTTER = "Ruth Abara  0:03\nAfternoon, Leila. How are you?\n\nLeila Doyle  0:07\nTired. He won't sleep.\n"
VTT = (
    "WEBVTT\n\nNOTE by hand\n\na/1-0\n00:00:03.000 --> 00:00:04.000\n<v Ruth Abara>Afternoon, Leila.</v>\n\n"
    "00:04.000 --> 00:05.000\n<v Ruth Abara>How are you?</v>\n\n"
    "00:07.000 --> 00:09.000 align:start\n<v.loud Leila Doyle><i>Tired.</i> He won't</v>\n\n"
    "00:09.100 --> 00:10.000\n<v Leila Doyle>sleep.</v>\n"
)
SRT = (
    "1\n00:00:03,000 --> 00:00:05,000\nRuth Abara: Afternoon, Leila. How are\n\n"
    "2\n00:00:05,000 --> 00:00:06,000\nyou?\n\n"
    "3\n00:00:07,000 --> 00:00:09,000\nLEILA: Tired. He won't sleep.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PLAIN, TALK),
        (BLANK_LINES, TALK),
        (BOLD, TALK),
        (NAMES_ABOVE, TALK),
        (TIME_FIRST, TIMED),
        (TIME_AFTER, TIMED),
        (TEAMS, TIMED),
        (OLD_TEAMS, TIMED),
        (OLD_TEAMS_TIGHT, TIMED),
        (TIME_BELOW, TIMED),
        (OTTER, TIMED),
        (SRT, TIMED),
    ],
)
def test_every_layout_gives_the_same_turns(people: tuple[Person, ...], text: str, expected: Said) -> None:
    assert said(read_transcript(text.encode(), people=people)) == expected


def test_captions_keep_sentences_whole_and_voices_apart(people: tuple[Person, ...]) -> None:
    assert said(read_transcript(VTT.encode(), people=people)) == [
        ("Ruth Abara", 3.0, "Afternoon, Leila."),
        ("Ruth Abara", 4.0, "How are you?"),
        ("Leila Doyle", 7.0, "Tired. He won't sleep."),
    ]


def test_a_caption_without_a_voice_is_nobodys_where_the_others_have_one(people: tuple[Person, ...]) -> None:
    text = VTT + "\n00:11.000 --> 00:12.000\nWho said that?\n"
    assert said(read_transcript(text.encode(), people=people))[-1] == (None, 11.0, "Who said that?")


def test_two_voices_in_one_caption_are_two_turns(people: tuple[Person, ...]) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mum>Yes.</v>\n<v Dad>No &amp; never.</v>\n"
    assert said(read_transcript(text.encode(), people=people)) == [
        ("Leila Doyle", 1.0, "Yes."),
        ("Owen Doyle", 1.0, "No & never."),
    ]


def test_a_word_document_is_read_by_its_bold_names(people: tuple[Person, ...], docx_of: Callable[..., bytes]) -> None:
    content = docx_of(
        ("Title", "Meeting with the family"),
        "**Ruth Abara**   0:03\nAfternoon, Leila. How are you?",
        "**Leila Doyle**   0:07\nTired. He won't sleep.",
        "Ruth Abara stopped transcription",
    )
    transcript = read_transcript(content, people=people)
    assert said(transcript) == TIMED
    assert "Meeting with the family" in transcript.warnings[0].message
    assert "stopped transcription" in transcript.warnings[0].message


def test_a_table_of_names_and_words_is_a_transcript(people: tuple[Person, ...], docx_of: Callable[..., bytes]) -> None:
    rows = [("Ruth Abara", "Afternoon, Leila. How are you?"), ("Mum", "Tired. He won't sleep.")]
    assert said(read_transcript(docx_of(rows), people=people)) == TALK


def test_what_stands_before_the_first_name_is_nobodys_words(people: tuple[Person, ...]) -> None:
    transcript = read_transcript(
        ("Visit notes\nDate: 21 April 2026\nPresent: Ruth, Leila\n" + PLAIN).encode(), people=people
    )
    assert said(transcript) == TALK
    assert "Date: 21 April 2026" in transcript.warnings[0].message


def test_words_with_a_colon_stay_with_their_speaker(people: tuple[Person, ...]) -> None:
    text = "Mum: He told me.\nHe said: leave me alone.\nSo: what now?\nDad: At 10:30 he left."
    assert said(read_transcript(text.encode(), people=people)) == [
        ("Leila Doyle", None, "He told me. He said: leave me alone. So: what now?"),
        ("Owen Doyle", None, "At 10:30 he left."),
    ]


def test_names_count_as_confirmed_and_strangers_do_not(people: tuple[Person, ...]) -> None:
    transcript = read_transcript(b"Mum: Hi.\nBilal Rana: Hello.\n", people=people)
    assert [(s.name, s.role, s.confirmed) for s in transcript.speakers] == [
        ("Leila Doyle", Role.MOTHER, True),
        ("Bilal Rana", None, False),
    ]
    assert not transcript.confirmed


def test_a_transcript_without_names_says_so() -> None:
    transcript = read_transcript(b"I went to see them today.\n\nIt was fine.")
    assert [w.code for w in transcript.warnings] == ["no-names"]
    assert [u.text for u in transcript.utterances] == ["I went to see them today.", "It was fine."]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"schema": 1, "sections": [], "type": "x"}', "This is a note"),
        (b'{"schema": 2}', "newer version"),
        (b'{"schema": 1,', "broken"),
        (b'{"utterances": [{"id": "u1", "speaker": "S1"}]}', "utterances.0.text is missing"),
        (b"WEBVTT\n\n", "no words"),
        (b"#\n\n---\n", "no words"),
    ],
)
def test_what_is_no_transcript_is_refused_in_one_sentence(content: bytes, expected: str) -> None:
    with pytest.raises(BadInputError) as problem:
        read_transcript(content)
    assert expected in problem.value.sentence


def test_a_fault_in_json_never_repeats_what_was_said() -> None:
    with pytest.raises(BadInputError) as problem:
        read_transcript(b'{"utterances": [{"id": "u1", "speaker": "S1", "text": ["Kestrel"]}]}')
    assert "Kestrel" not in problem.value.sentence


WORD = st.text(
    st.characters(categories=["L", "N"], include_characters="'’-&<>", max_codepoint=0x2FF), min_size=1, max_size=9
)
SENTENCE = st.lists(WORD, min_size=1, max_size=12).map(lambda words: "We " + " ".join(words) + ".")


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    speakers = (
        Speaker(id="S1", role=Role.WORKER, name="Ruth Abara", confirmed=True),
        Speaker(id="S2", role=Role.MOTHER, name="Leila Doyle", confirmed=True),
        Speaker(id="S3"),
    )
    utterances = []
    clock = 0
    for number, text in enumerate(draw(st.lists(SENTENCE, min_size=1, max_size=8)), 1):
        start = clock + draw(st.integers(0, 5000))
        clock = start + draw(st.integers(1, 90_000))
        speaker = draw(st.sampled_from(["S1", "S2", "S3"]))
        utterances.append(Utterance(id=f"u{number}", start=start / 1000, end=clock / 1000, speaker=speaker, text=text))
    return Transcript(speakers=speakers, utterances=tuple(utterances))


PEOPLE = (Person(role=Role.WORKER, name="Ruth Abara"), Person(role=Role.MOTHER, name="Leila Doyle"))


@given(transcripts())
def test_json_comes_back_the_same(transcript: Transcript) -> None:
    assert read_transcript(to_json(transcript).encode(), people=PEOPLE) == transcript


@given(transcripts())
def test_captions_come_back_with_the_same_words_times_and_voices(transcript: Transcript) -> None:
    timed = [
        (name, u.start, u.end, u.text) for (name, _, _), u in zip(said(transcript), transcript.utterances, strict=True)
    ]
    for written in (to_vtt(transcript), to_srt(transcript)):
        back = read_transcript(written.encode(), people=PEOPLE)
        assert [(n, u.start, u.end, u.text) for (n, _, _), u in zip(said(back), back.utterances, strict=True)] == timed


@given(transcripts())
def test_text_comes_back_with_the_same_words(transcript: Transcript) -> None:
    back = read_transcript(to_txt(transcript).encode(), people=PEOPLE)
    assert [(name, words) for name, _, words in said(back)] == [(name, words) for name, _, words in said(transcript)]


def test_a_machines_english_is_marked_and_never_read_back_as_somebodys_words() -> None:
    turn = Utterance(id="u1", start=0, end=2, speaker="S1", text="Estoy contenta.", translation="I [she] am happy.")
    transcript = Transcript(speakers=(Speaker(id="S1", name="Leila Doyle", role=Role.MOTHER),), utterances=(turn,))
    text = to_txt(transcript)
    assert text == "[0:00] Leila Doyle: Estoy contenta. [In English, by a machine: I (she) am happy.]\n"
    assert said(read_transcript(text.encode(), people=PEOPLE)) == [("Leila Doyle", 0, "Estoy contenta.")]


@given(
    st.lists(
        st.sampled_from(["Mum: yes", "0:03", "Dan Foley", "hello there", "", "**Nan**", "[1:02] ok", "So: no"]),
        min_size=1,
    )
)
def test_no_word_is_lost_in_any_mix_of_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        transcript = read_transcript(text.encode())
    except AssistantError:
        return
    kept = " ".join([*(u.text for u in transcript.utterances), *(w.message for w in transcript.warnings)])
    for word in ("yes", "hello", "ok", "no"):
        assert text.split().count(word) <= kept.replace("/", " ").replace(":", " ").split().count(word)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_transcript(text.encode("utf-8", "surrogatepass"))
    except AssistantError as problem:
        assert problem.exit_code == 2
