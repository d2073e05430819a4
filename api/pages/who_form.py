"""Shows each voice with its clips and a suggested person, and reads what the worker answered."""

from collections.abc import Mapping, Sequence

from pydantic import Field, ValidationError

from api.deps import Posted
from assistant.domain.base import Value
from assistant.domain.correcting import is_unsure_who, merge_voices
from assistant.domain.person import Person, Role
from assistant.domain.recording import Visit
from assistant.domain.transcript import Speaker, Transcript, Utterance, Warning
from assistant.drafting.who import Suggestion, suggest

CLIPS = 3
LONGEST_CLIP = 8.0
SHORTEST_CLIP = 1.2
"""Seconds that a clip of one voice may last."""

CLEAR = 0.6
"""From so sure a suggestion may be taken with others at one press; less sure ones are answered one by one."""

SOMEBODY_ELSE = "else"
UNKNOWN = "unknown"
SAME = "same"


class Clip(Value):
    """A few seconds of one voice with their words."""

    start: float | None
    end: float | None
    text: str


class VoiceView(Value):
    """One voice: its clips, how much it says, and who it may be; `choice` is the suggested person's place from 0.

    `called` is the name that a transcript from elsewhere gives it, `others` the voices it may be one with.
    """

    id: str
    number: int
    turns: int
    seconds: float
    clips: tuple[Clip, ...]
    suggestion: Suggestion | None
    choice: int | None
    people: tuple[Person, ...]
    called: str = ""
    others: tuple[tuple[str, int], ...] = ()


class WhoAnswer(Value):
    """What the worker answered: the transcript and visit with people confirmed, or what is wrong by field."""

    typed: dict[str, str]
    errors: dict[str, str] = Field(default_factory=dict)
    transcript: Transcript | None = None
    visit: Visit | None = None


def show_voices(transcript: Transcript, people: Sequence[Person]) -> list[VoiceView]:
    """Put each voice the way the page shows it, in order of first speech."""
    suggestions: Mapping[str, Suggestion] = suggest(transcript, people)
    voices: list[VoiceView] = []
    for number, speaker in enumerate(transcript.speakers, 1):
        turns = [u for u in transcript.utterances if u.speaker == speaker.id]
        suggestion = suggestions.get(speaker.id)
        known = next((p for p in people if (p.role, p.name) == (speaker.role, speaker.name)), None)
        person = known or (suggestion.person if suggestion else None)
        voices.append(
            VoiceView(
                id=speaker.id,
                number=number,
                turns=len(turns),
                seconds=sum(u.end - u.start for u in turns if u.start is not None and u.end is not None),
                clips=_clips([u for u in turns if not is_unsure_who(transcript, u)] or turns),
                suggestion=suggestion,
                choice=list(people).index(person) if person and person in people else None,
                people=tuple(people),
                called=speaker.name or "",
                others=tuple((s.id, n) for n, s in enumerate(transcript.speakers, 1) if s.id != speaker.id),
            )
        )
    return voices


def all_as_suggested(voices: Sequence[VoiceView]) -> dict[str, str]:
    """Give what the form says when every voice is whom it was suggested to be; empty where any suggestion is unsure."""
    sure = [
        v.choice
        for v in voices
        if v.choice is not None and (v.called or (v.suggestion and v.suggestion.confidence >= CLEAR))
    ]
    if len(sure) < len(voices) or len(set(sure)) < len(sure):
        return {}
    return {f"who-{voice.id}": str(voice.choice) for voice in voices}


def read_who(form: Posted, transcript: Transcript, visit: Visit) -> WhoAnswer:
    """Read whose voice each is; two voices may be the same person, and nobody has to be known."""
    names = [f"{field}-{s.id}" for s in transcript.speakers for field in ("who", "role", "name", "same", "mixed")]
    typed = {name: form.text(name) for name in names}
    errors: dict[str, str] = {}
    people, chosen = list(visit.people), dict[str, Person | None]()
    same: dict[str, str] = {}
    for number, speaker in enumerate(transcript.speakers, 1):
        answer = typed[f"who-{speaker.id}"]
        if answer == SOMEBODY_ELSE:
            person = _new_person(typed, speaker.id, number, errors)
            if person and person not in people:
                people.append(person)
            chosen[speaker.id] = person
        elif answer == UNKNOWN:
            chosen[speaker.id] = None
        elif answer == SAME:
            chosen[speaker.id], same[speaker.id] = None, typed[f"same-{speaker.id}"]
        elif answer.isdecimal() and int(answer) < len(visit.people):
            chosen[speaker.id] = visit.people[int(answer)]
        else:
            errors[f"who-{speaker.id}"] = f"Say whose voice {number} is, or that you don’t know."
    errors |= _wrong_pairs(transcript, same)
    if errors:
        return WhoAnswer(typed=typed, errors=errors)
    mixed = [s.id for s in transcript.speakers if typed[f"mixed-{s.id}"]]
    return WhoAnswer(
        typed=typed,
        transcript=_confirmed(_as_one(transcript, same), _left(chosen, same), mixed),
        visit=visit.model_copy(update={"people": tuple(people)}),
    )


def _new_person(typed: Mapping[str, str], voice: str, number: int, errors: dict[str, str]) -> Person | None:
    if typed[f"role-{voice}"] not in set(Role):
        errors[f"role-{voice}"] = f"Choose who voice {number} is to the child."
        return None
    try:
        return Person(role=Role(typed[f"role-{voice}"]), name=typed[f"name-{voice}"])
    except ValidationError:
        errors[f"name-{voice}"] = f"Write the name of voice {number}."
        return None


def _wrong_pairs(transcript: Transcript, same: Mapping[str, str]) -> dict[str, str]:
    """Say which voices were said to be the same as one that does not stand for itself."""
    standing = {s.id for s in transcript.speakers} - set(same)
    numbers = {s.id: n for n, s in enumerate(transcript.speakers, 1)}
    return {
        f"same-{voice}": f"Choose which voice number {numbers[voice]} is the same as: one that you say who it is."
        for voice, other in same.items()
        if other not in standing
    }


def _as_one(transcript: Transcript, same: Mapping[str, str]) -> Transcript:
    for voice, other in same.items():
        transcript = merge_voices(transcript, voice, other)
    return transcript


def _left(chosen: Mapping[str, Person | None], same: Mapping[str, str]) -> dict[str, Person | None]:
    return {voice: person for voice, person in chosen.items() if voice not in same}


def _confirmed(transcript: Transcript, chosen: Mapping[str, Person | None], mixed: Sequence[str]) -> Transcript:
    """Confirm every voice; one person's voices become one, and an unknown voice stays without a name."""
    first: dict[Person, str] = {}
    same = {voice: first.setdefault(person, voice) if person else voice for voice, person in chosen.items()}
    speakers = tuple(
        Speaker(id=voice, role=person.role if person else None, name=person.name if person else None, confirmed=True)
        for voice, person in chosen.items()
        if same[voice] == voice
    )
    utterances = tuple(u.model_copy(update={"speaker": same[u.speaker]}) for u in transcript.utterances)
    warnings = tuple(
        Warning(
            code="mixed-voices",
            message=f"Two people are mixed in the voice of {_called(chosen.get(voice), voice)}: check who said what.",
        )
        for voice in mixed
        if voice in chosen
    )
    return transcript.model_copy(
        update={"speakers": speakers, "utterances": utterances, "warnings": (*transcript.warnings, *warnings)}
    )


def _called(person: Person | None, voice: str) -> str:
    return person.name if person else f"number {voice[1:]}"


def _clips(turns: Sequence[Utterance]) -> tuple[Clip, ...]:
    """Pick clear turns, from the beginning, the middle and the end of what a voice says."""
    timed = [u for u in turns if u.start is not None and u.end is not None]
    long = [u for u in timed if _seconds(u) >= SHORTEST_CLIP]
    pool = long if len(long) >= CLIPS else [*long, *(u for u in timed if u not in long)][:CLIPS]
    pool = sorted(pool or turns[:CLIPS], key=lambda u: u.start or 0)
    share = max(1.0, len(pool) / CLIPS)
    parts = [pool[round(n * share) : round((n + 1) * share)] for n in range(CLIPS)]
    return tuple(_clip(max(part, key=_clearness)) for part in parts if part)


def _clip(utterance: Utterance) -> Clip:
    start, end, text = utterance.start, utterance.end, utterance.text
    return Clip(
        start=start,
        end=min(end, start + LONGEST_CLIP) if start is not None and end is not None else None,
        text=text if len(text) <= 160 else text[:160].rpartition(" ")[0] + " …",
    )


def _clearness(utterance: Utterance) -> float:
    """Weigh how sure a turn's words are by how much of it there is to hear."""
    return (utterance.confidence or 0.5) * min(_seconds(utterance), LONGEST_CLIP)


def _seconds(utterance: Utterance) -> float:
    return 0.0 if utterance.start is None or utterance.end is None else utterance.end - utterance.start
