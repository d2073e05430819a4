"""Says where a transcript is not sure: words that were not heard, and turns whose speaker is not certain."""

from api.pages.words import clock
from assistant.domain.transcript import Transcript

UNSURE = "unsure-speaker"
PLACED = {
    "not-heard": "Somebody spoke and the words were not heard",
    UNSURE: "Not sure who said this",
    "overlap": "Two people speak at once",
}
MOST_PLACES = 6


def group_warnings(transcript: Transcript | None) -> tuple[str, ...]:
    """Say what a reader should know of a transcript, with the places of one kind of doubt in one sentence."""
    said: list[str] = []
    for code, opening in PLACED.items():
        places = [w for w in (transcript.warnings if transcript else ()) if w.code == code and w.start is not None]
        if places:
            shown = ", ".join(clock(place.start) for place in places[:MOST_PLACES])
            more = f" and {len(places) - MOST_PLACES} more places" if len(places) > MOST_PLACES else ""
            said.append(f"{opening} at {shown}{more}. Listen there.")
    others = (w for w in (transcript.warnings if transcript else ()) if w.code not in PLACED or w.start is None)
    return tuple(dict.fromkeys([*said, *(w.message for w in others)]))


def unsure_who(utterance_id: str, transcript: Transcript | None) -> bool:
    """Say whether it is not sure who said an utterance."""
    said = next((u for u in transcript.utterances if u.id == utterance_id), None) if transcript else None
    if transcript is None or said is None or said.start is None or said.end is None:
        return False
    return any(
        w.code == UNSURE and w.start is not None and w.end is not None and w.start < said.end and said.start < w.end
        for w in transcript.warnings
    )
