"""The corrections that a person makes to a transcript: each gives a new one, with the times of the sound kept."""

from collections.abc import Sequence

from assistant.domain.person import Person
from assistant.domain.transcript import Speaker, Transcript, Utterance, Warning, Word
from assistant.domain.word_times import fit, timed_words, written_words
from assistant.errors import BadInputError, NotFoundError

LONGEST_TURN = 40_000
"""The most letters that one turn may hold."""

UNSURE_SPEAKER = "unsure-speaker"
AT_ONCE = "overlap"
NOT_HEARD = "not-heard"

_MOMENT = 0.3
"""Seconds of doubt about who spoke that are too short to hold a word."""


def correct_words(transcript: Transcript, utterance_id: str, text: str) -> Transcript:
    """Give a turn other words; words that stay keep their times, new ones share the time of what they replace."""
    old, tokens = _turn(transcript, utterance_id), _typed(text)
    if tokens == written_words(old):
        return transcript
    words = fit(old.words, tokens, old.start, old.end) if old.words else ()
    return _instead(transcript, old, [_with_words(old, tokens, words)])


def words_are_right(transcript: Transcript, utterance_id: str) -> Transcript:
    """Keep that a person has listened to a turn and its words are right, so that none of them is unsure any more."""
    old = _turn(transcript, utterance_id)
    sure = tuple(word.model_copy(update={"probability": 1.0}) for word in old.words)
    return _instead(transcript, old, [_with_words(old, written_words(old), sure)])


def split_turn(transcript: Transcript, utterance_id: str, at: int) -> Transcript:
    """Begin a new turn of the same voice at a word, counted from 0."""
    old = _turn(transcript, utterance_id)
    count = len(written_words(old))
    if not 0 < at < count:
        raise BadInputError("Choose a word after the first one, where the new turn begins.")
    return _instead(transcript, old, _cut(transcript, old, [(0, at), (at, count)]))


def join_above(transcript: Transcript, utterance_id: str) -> Transcript:
    """Make one turn of this one and the one before it, which must be of the same voice."""
    old = _turn(transcript, utterance_id)
    place = transcript.utterances.index(old)
    if not place or transcript.utterances[place - 1].speaker != old.speaker:
        raise BadInputError("Only two turns of one voice that follow each other can be joined.")
    above = transcript.utterances[place - 1]
    whole = bool(above.words) and bool(old.words)
    joined = _with_words(
        above.model_copy(update={"end": above.end if old.end is None else old.end}),
        [*written_words(above), *written_words(old)],
        (*timed_words(above), *timed_words(old)) if whole else (),
    )
    utterances = (*transcript.utterances[: place - 1], joined, *transcript.utterances[place + 1 :])
    return transcript.model_copy(update={"utterances": utterances})


def give_words(transcript: Transcript, utterance_id: str, first: int, last: int, voice: str) -> Transcript:
    """Give the words from `first` to `last`, counted from 0 and both included, to a voice; the rest stays where it is.

    A turn given whole keeps its id; what is cut off gets an id of its own. That a person has said whose words these
    are ends the doubt about them.
    """
    old = _turn(transcript, utterance_id)
    if voice not in {s.id for s in transcript.speakers}:
        raise NotFoundError("There is no such voice: load the page again.")
    count = len(written_words(old))
    if not 0 <= first <= last < count:
        raise BadInputError("Choose the first and the last of the words to give to somebody else.")
    bounds = [(start, end) for start, end in ((0, first), (first, last + 1), (last + 1, count)) if start < end]
    pieces = _cut(transcript, old, bounds)
    moved = bounds.index((first, last + 1))
    pieces[moved] = pieces[moved].model_copy(update={"speaker": voice})
    return _without_doubt(_instead(transcript, old, pieces), pieces[moved])


def rename_voice(transcript: Transcript, voice: str, person: Person | None) -> Transcript:
    """Say whose voice one is; None says that nobody knows."""
    _voice(transcript, voice)
    named = Speaker(
        id=voice, role=person.role if person else None, name=person.name if person else None, confirmed=True
    )
    speakers = tuple(named if s.id == voice else s for s in transcript.speakers)
    return transcript.model_copy(update={"speakers": speakers})


def merge_voices(transcript: Transcript, voice: str, into: str) -> Transcript:
    """Make two voices one: everything that `voice` said was said by `into`."""
    _voice(transcript, voice)
    _voice(transcript, into)
    if voice == into:
        raise BadInputError("Choose two different voices to make one of.")
    utterances = tuple(
        u.model_copy(update={"speaker": into}) if u.speaker == voice else u for u in transcript.utterances
    )
    speakers = tuple(s for s in transcript.speakers if s.id != voice)
    return transcript.model_copy(update={"speakers": speakers, "utterances": utterances})


def with_voice(transcript: Transcript, person: Person | None) -> tuple[Transcript, str]:
    """Give the voice of a person, with a new voice where nobody spoke as that person so far; None is an unknown one."""
    known = next((s for s in transcript.speakers if person and (s.name, s.role) == (person.name, person.role)), None)
    if known:
        return transcript, known.id
    numbers = [int(s.id[1:]) for s in transcript.speakers if s.id[:1] == "S" and s.id[1:].isdecimal()]
    new = f"S{max(numbers, default=0) + 1}"
    added = transcript.model_copy(update={"speakers": (*transcript.speakers, Speaker(id=new))})
    return rename_voice(added, new, person), new


def add_turn(transcript: Transcript, start: float, end: float, voice: str, text: str) -> Transcript:
    """Write down what a person heard in seconds where the machine heard no words."""
    _voice(transcript, voice)
    tokens = _typed(text)
    if not 0 <= start < end:
        raise BadInputError("Give the second at which these words begin, and a later one at which they end.")
    numbers = [int(u.id[1:]) for u in transcript.utterances if u.id[:1] == "u" and u.id[1:].isdecimal()]
    new = Utterance(
        id=f"u{max(numbers, default=0) + 1}",
        start=start,
        end=end,
        speaker=voice,
        text=" ".join(tokens),
        confidence=1.0,
        words=fit((), tokens, start, end),
    )
    place = next(
        (n for n, u in enumerate(transcript.utterances) if u.start is not None and u.start > start),
        len(transcript.utterances),
    )
    utterances = (*transcript.utterances[:place], new, *transcript.utterances[place:])
    heard = tuple(
        w
        for w in transcript.warnings
        if not (w.code == NOT_HEARD and w.start is not None and w.end is not None and w.start < end and start < w.end)
    )
    return transcript.model_copy(update={"utterances": utterances, "warnings": heard})


def take_out(transcript: Transcript, utterance_id: str) -> Transcript:
    """Take a turn out that nobody said; earlier versions keep it."""
    old = _turn(transcript, utterance_id)
    if len(transcript.utterances) == 1:
        raise BadInputError("This is the only turn: delete the recording instead.")
    return _instead(transcript, old, [])


def is_unsure_who(transcript: Transcript, utterance: Utterance) -> bool:
    """Say whether it is not sure who said a turn."""
    return any(w.code == UNSURE_SPEAKER and _meets(w, utterance) for w in transcript.warnings)


def _without_doubt(transcript: Transcript, utterance: Utterance) -> Transcript:
    """End the doubt about who spoke in the seconds of one turn; a doubt that goes on beyond them keeps the rest."""
    kept: list[Warning] = []
    for warning in transcript.warnings:
        if warning.code not in {UNSURE_SPEAKER, AT_ONCE} or not _meets(warning, utterance):
            kept.append(warning)
            continue
        if (warning.start or 0.0) + _MOMENT < (utterance.start or 0.0):
            kept.append(warning.model_copy(update={"end": utterance.start}))
        if (utterance.end or 0.0) + _MOMENT < (warning.end or 0.0):
            kept.append(warning.model_copy(update={"start": utterance.end}))
    return transcript.model_copy(update={"warnings": tuple(kept)})


def _meets(warning: Warning, utterance: Utterance) -> bool:
    """Say whether a warning is about seconds of a turn."""
    if warning.start is None or warning.end is None or utterance.start is None or utterance.end is None:
        return False
    return warning.start < utterance.end and utterance.start < warning.end


def _cut(transcript: Transcript, old: Utterance, bounds: Sequence[tuple[int, int]]) -> list[Utterance]:
    """Cut a turn into pieces of words; the first keeps its id."""
    tokens = written_words(old)
    words = timed_words(old)
    times = words or fit((), tokens, old.start, old.end)
    used = {u.id for u in transcript.utterances}
    pieces = []
    for number, (start, end) in enumerate(bounds):
        changes: dict[str, object] = {}
        if number:
            changes["id"] = _new_id(old.id, used)
            used.add(str(changes["id"]))
        if times:
            changes["start"] = times[start].start if start else old.start
            changes["end"] = times[end - 1].end if end < len(tokens) else old.end
        piece = old.model_copy(update=changes)
        pieces.append(_with_words(piece, tokens[start:end], words[start:end]))
    return pieces


def _new_id(old: str, used: set[str]) -> str:
    number = 2
    while f"{old}-{number}" in used:
        number += 1
    return f"{old}-{number}"


def _with_words(old: Utterance, tokens: Sequence[str], words: Sequence[Word]) -> Utterance:
    sure = round(sum(w.probability for w in words) / len(words), 3) if words else old.confidence
    return old.model_copy(update={"text": " ".join(tokens), "words": tuple(words), "confidence": sure})


def _instead(transcript: Transcript, old: Utterance, new: Sequence[Utterance]) -> Transcript:
    place = transcript.utterances.index(old)
    utterances = (*transcript.utterances[:place], *new, *transcript.utterances[place + 1 :])
    return transcript.model_copy(update={"utterances": utterances})


def _typed(text: str) -> list[str]:
    tokens = text.split()
    if not any(letter.isalnum() for token in tokens for letter in token):
        raise BadInputError("Write what was said, or take this turn out if nobody said it.")
    if len(text) > LONGEST_TURN:
        raise BadInputError(f"Split this turn first: it is longer than {LONGEST_TURN} letters.")
    return tokens


def _turn(transcript: Transcript, utterance_id: str) -> Utterance:
    found = next((u for u in transcript.utterances if u.id == utterance_id), None)
    if found is None:
        raise NotFoundError("This turn is not in the transcript any more: load the page again.")
    return found


def _voice(transcript: Transcript, voice: str) -> Speaker:
    found = next((s for s in transcript.speakers if s.id == voice), None)
    if found is None:
        raise NotFoundError("There is no such voice: load the page again.")
    return found
