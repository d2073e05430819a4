"""Recordings of every kind are read, and what is not a recording gets one plain sentence."""

import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from assistant.errors import BadInputError, CancelledError, TooLargeError, UnreadableRecordingError
from assistant.storage.sound import clip, decode, inspect, make_playable, quality, run_apart

Samples = NDArray[np.float32]
Tone = Callable[..., Samples]
Recorder = Callable[..., Path]

KINDS = [
    ("note.m4a", "aac", 44_100, None),
    ("note.mp3", "libmp3lame", 44_100, None),
    ("note.wav", "pcm_s16le", 8_000, None),
    ("note.ogg", "libopus", 48_000, None),
    ("note.webm", "libopus", 48_000, None),
    ("note.flac", "flac", 48_000, None),
    ("note.mp4", "aac", 48_000, None),
    ("Größe, O'Neill & co.m4a", "aac", 48_000, None),
    ("wrong-ending.mp3", "aac", 48_000, "mp4"),
]


def strength(samples: Samples, hertz: float) -> float:
    """Give the amplitude of one tone in 16 kHz sound."""
    wave = np.exp(-2j * np.pi * hertz * np.arange(len(samples)) / 16_000)
    return float(2 * abs(np.mean(samples * wave)))


@pytest.mark.parametrize(("name", "codec", "rate", "container"), KINDS)
def test_every_kind_of_recording_becomes_16_khz_mono(
    name: str, codec: str, rate: int, container: str | None, tone: Tone, record: Recorder, tmp_path: Path
) -> None:
    path = record(name, tone(rate=rate)[np.newaxis], codec, rate, container)
    told = inspect(path)
    assert told.channels == 1
    assert told.seconds is None or told.seconds == pytest.approx(2.0, abs=0.1)
    seconds = decode(path, tmp_path / "out.wav")
    samples, found_rate = soundfile.read(tmp_path / "out.wav", dtype="float32")
    assert (found_rate, samples.ndim) == (16_000, 1)
    assert seconds == pytest.approx(2.0, abs=0.1)
    assert strength(samples[8_000:24_000], 440) == pytest.approx(0.3, abs=0.03)


def test_a_telephone_recording_in_amr_is_read_and_made_playable(telephone_amr: Path, tmp_path: Path) -> None:
    assert inspect(telephone_amr).rate == 8_000
    assert decode(telephone_amr, tmp_path / "out.wav") == pytest.approx(2.0, abs=0.1)
    assert make_playable(telephone_amr, tmp_path / "out.m4a") == pytest.approx(2.0, abs=0.1)
    assert inspect(tmp_path / "out.m4a").codec == "aac"


@pytest.mark.parametrize(("left", "right"), [(1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, -1.0), (-0.5, 0.5)])
def test_stereo_keeps_its_voice_even_with_one_side_silent_or_upside_down(
    left: float, right: float, tone: Tone, record: Recorder, tmp_path: Path
) -> None:
    planes = np.stack([left * tone(), right * tone()])
    decode(record("stereo.wav", planes, "pcm_s16le"), tmp_path / "out.wav")
    samples, _ = soundfile.read(tmp_path / "out.wav", dtype="float32")
    assert strength(samples[8_000:24_000], 440) == pytest.approx(0.3 * max(abs(left), abs(right)), rel=0.05)


def test_two_voices_on_two_sides_are_both_kept(tone: Tone, record: Recorder, tmp_path: Path) -> None:
    planes = np.stack([tone(hertz=300), tone(hertz=1000)])
    decode(record("sides.flac", planes, "flac"), tmp_path / "out.wav")
    samples, _ = soundfile.read(tmp_path / "out.wav", dtype="float32")
    assert strength(samples[8_000:24_000], 300) > 0.1
    assert strength(samples[8_000:24_000], 1000) > 0.1


def test_what_can_be_played_keeps_the_clock_of_what_is_transcribed(
    tone: Tone, record: Recorder, tmp_path: Path
) -> None:
    quiet = np.zeros(48_000, dtype=np.float32)
    path = record("beep.ogg", np.concatenate([quiet, tone(0.5), quiet])[np.newaxis], "libopus")
    decode(path, tmp_path / "from-source.wav")
    make_playable(path, tmp_path / "play.m4a")
    decode(tmp_path / "play.m4a", tmp_path / "from-playable.wav")
    starts = []
    for name in ("from-source.wav", "from-playable.wav"):
        samples, _ = soundfile.read(tmp_path / name, dtype="float32")
        starts.append(int(np.argmax(np.abs(samples) > 0.15)) / 16_000)
    assert starts == pytest.approx([1.0, 1.0], abs=0.06)


def make_empty(folder: Path) -> Path:
    path = folder / "empty.m4a"
    path.touch()
    return path


def make_text(folder: Path) -> Path:
    path = folder / "letter.mp3"
    path.write_text("Dear Samira, thank you for seeing me on Tuesday. " * 40, encoding="utf-8")
    return path


def make_picture(folder: Path) -> Path:
    from PIL import Image

    Image.new("RGB", (20, 20), "red").save(folder / "photo.png")
    return (folder / "photo.png").rename(folder / "photo.m4a")


def make_document(folder: Path) -> Path:
    path = folder / "report.wav"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 10)
    return path


def make_noise(folder: Path) -> Path:
    path = folder / "noise.ogg"
    path.write_bytes(b"\x00\x01\x02" + np.random.default_rng(5).integers(0, 256, 20_000, dtype=np.uint8).tobytes())
    return path


def make_playlist(folder: Path) -> Path:
    (folder / "secret.txt").write_text("not for reading", encoding="utf-8")
    path = folder / "list.m4a"
    path.write_bytes(b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n\x00" + str(folder / "secret.txt").encode())
    return path


def make_no_file(folder: Path) -> Path:
    return folder / "gone.mp3"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (make_empty, "empty"),
        (make_text, "holds text"),
        (make_picture, "picture"),
        (make_document, "document"),
        (make_noise, "cannot be read"),
        (make_playlist, "cannot be read"),
        (make_no_file, "cannot be opened"),
    ],
)
def test_what_is_no_recording_gets_one_sentence_and_leaves_nothing(
    make: Callable[[Path], Path], says: str, tmp_path: Path
) -> None:
    path = make(tmp_path)
    with pytest.raises(UnreadableRecordingError, match=says) as told:
        inspect(path)
    assert str(path) not in told.value.sentence
    before = sorted(tmp_path.iterdir())
    with pytest.raises(UnreadableRecordingError, match=says):
        decode(path, tmp_path / "out.wav")
    assert sorted(tmp_path.iterdir()) == before


def test_a_film_without_sound_is_refused(film: Path) -> None:
    with pytest.raises(UnreadableRecordingError, match="no sound"):
        inspect(film)


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_recording_cut_short_is_refused(share: float, tone: Tone, record: Recorder, tmp_path: Path) -> None:
    path = record("whole.m4a", tone(20.0)[np.newaxis], "aac")
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(UnreadableRecordingError, match="cut short"):
        decode(path, tmp_path / "out.wav")


def test_a_recording_cut_short_after_its_index_says_how_much_is_there(
    tone: Tone, record: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "play.m4a"
    make_playable(record("whole.flac", tone(20.0)[np.newaxis], "flac"), path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(UnreadableRecordingError, match=r"00:\d\d of 00:20 is in the file"):
        decode(path, tmp_path / "out.wav")


@pytest.mark.parametrize(("name", "codec"), [("long.flac", "flac"), ("long.webm", "libopus")])
def test_a_recording_longer_than_allowed_is_refused(
    name: str, codec: str, tone: Tone, record: Recorder, tmp_path: Path
) -> None:
    path = record(name, tone(4.0)[np.newaxis], codec)
    with pytest.raises(TooLargeError, match=r"longer than 0\.001 hours"):
        decode(path, tmp_path / "out.wav", max_hours=0.001)
    assert not (tmp_path / "out.wav").exists()


def test_a_few_damaged_bytes_do_not_lose_the_rest(tone: Tone, record: Recorder, tmp_path: Path) -> None:
    path = record("scratched.mp3", tone(10.0, rate=44_100)[np.newaxis], "libmp3lame", 44_100)
    spoilt = bytearray(path.read_bytes())
    spoilt[len(spoilt) // 2 : len(spoilt) // 2 + 200] = os.urandom(200)
    path.write_bytes(bytes(spoilt))
    assert decode(path, tmp_path / "out.wav") == pytest.approx(10.0, abs=0.5)


def test_what_kills_the_decoder_is_an_error_here_and_no_more() -> None:
    with pytest.raises(UnreadableRecordingError, match="could not be read at all"):
        run_apart([sys.executable, "-c", f"import os; os.kill(os.getpid(), {int(signal.SIGSEGV)})"])


def test_a_decoder_that_never_ends_is_stopped() -> None:
    with pytest.raises(UnreadableRecordingError, match="could not be read at all"):
        run_apart([sys.executable, "-c", "import time; time.sleep(60)"], seconds=0.5)


def test_a_cancelled_decoding_stops_and_leaves_nothing(tone: Tone, record: Recorder, tmp_path: Path) -> None:
    path = record("long.flac", tone(30.0)[np.newaxis], "flac")

    def cancel(share: float) -> None:
        raise CancelledError("Cancelled.")

    with pytest.raises(CancelledError):
        decode(path, tmp_path / "out.wav", progress=cancel)
    assert [file.name for file in tmp_path.iterdir()] == ["long.flac"]


def test_progress_grows_to_the_end(tone: Tone, record: Recorder, tmp_path: Path) -> None:
    shares: list[float] = []
    decode(record("ten.flac", tone(10.0)[np.newaxis], "flac"), tmp_path / "out.wav", progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0, abs=0.05)


def test_a_clip_is_a_wav_of_just_those_seconds(tone: Tone, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "long.wav", tone(10.0, rate=16_000), 16_000)
    samples, rate = soundfile.read(io.BytesIO(clip(tmp_path / "long.wav", 2.0, 3.5)))
    assert len(samples) / rate == pytest.approx(1.5)
    with pytest.raises(BadInputError):
        clip(tmp_path / "long.wav", 3.0, 2.0)


def test_quality_tells_silence_clipping_quiet_noise_and_good_sound_apart(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    bursts = np.repeat((np.arange(40) % 2).astype(np.float32), 8_000)
    speech = 0.2 * bursts * random.standard_normal(len(bursts)).astype(np.float32)
    hiss = random.standard_normal(len(bursts)).astype(np.float32)
    cases = {
        "Nothing can be heard": np.zeros(320_000, dtype=np.float32),
        "too loud": np.clip(30 * speech, -1, 1),
        "very quiet": 0.02 * speech,
        "a lot of noise": speech + 0.1 * hiss,
        "clear": speech + 0.001 * hiss,
    }
    for says, samples in cases.items():
        soundfile.write(tmp_path / "judged.wav", samples, 16_000)
        assert says in str(quality(tmp_path / "judged.wav")["advice"])
