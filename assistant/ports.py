"""What the assistant needs from models and the world outside, said as Protocols."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.domain.base import Value
from assistant.domain.casenote import Kind, Statement
from assistant.domain.finding import AgeRange
from assistant.domain.person import Person
from assistant.domain.sound_advice import advice
from assistant.domain.transcript import Audio, Speaker, Transcript, Utterance, Warning, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc

Progress = Callable[[float], None]
"""Called with the share done, 0 to 1. It may raise CancelledError to stop the work."""

SoFar = Callable[[Sequence[Word]], None]
"""Called with all words heard until now, in order of time."""


class Heard(Value):
    """What a recogniser heard: words in order of time, what it could not hear, and the language spoken.

    `voiced` are the stretches, in seconds, in which somebody speaks.
    """

    words: tuple[Word, ...]
    language: str
    warnings: tuple[Warning, ...] = ()
    voiced: tuple[tuple[float, float], ...] = ()

    @property
    def unheard(self) -> float:
        """Seconds in which somebody speaks and no words were heard."""
        return sum(
            warning.end - warning.start
            for warning in self.warnings
            if warning.code == "not-heard" and warning.start is not None and warning.end is not None
        )


class Turns(Value):
    """What was said by whom: turns in order of time, and where it is not sure who spoke.

    `at_once` is for how many seconds two people speak at once; None where nobody listened for that.
    """

    utterances: tuple[Utterance, ...]
    warnings: tuple[Warning, ...] = ()
    at_once: float | None = None

    def transcript(self, heard: Heard, audio: Audio) -> Transcript:
        """Put together what was heard and by whom; nobody is named yet."""
        return Transcript(
            audio=_judged(audio, heard, self.at_once),
            language=heard.language,
            speakers=tuple(Speaker(id=voice) for voice in dict.fromkeys(turn.speaker for turn in self.utterances)),
            utterances=self.utterances,
            warnings=(*heard.warnings, *self.warnings),
        )


def _judged(audio: Audio, heard: Heard, at_once: float | None) -> Audio:
    """Add to the measures of the sound what only hearing tells: the share of speech, and what of it is hard to use.

    `unheard` and `overlap` are shares of the speech: what has no words, and where two people speak at once.
    """
    speech = sum(end - start for start, end in heard.voiced)
    if not audio.quality or not speech or not audio.seconds:
        return audio
    found = {
        **audio.quality,
        "speech": round(min(1.0, speech / audio.seconds), 3),
        "unheard": round(min(1.0, heard.unheard / speech), 4),
    }
    if at_once is not None:
        found["overlap"] = round(min(1.0, at_once / speech), 4)
    return audio.model_copy(update={"quality": {**found, "advice": advice(found)}})


class Opinion(Value):
    """What a classifier makes of a statement: the share of each kind, together 1, and an example of the likeliest.

    `like` is the labelled sentence that the statement is most like, or None where none is near.
    """

    shares: dict[Kind, float]
    like: str | None = None

    @property
    def kind(self) -> Kind:
        """The likeliest kind."""
        return max(self.shares, key=lambda kind: self.shares[kind])


class Rewording(Value):
    """What an instruction makes of one statement: other words, or None and the reason in one plain sentence (`why`).

    `engine` is the name that is kept with the words, with the `model` and the `prompt` and its version where a language
    model wrote them; `joins` are later statements whose words `text` takes in.
    """

    statement: str
    text: str | None
    engine: str
    model: str = ""
    prompt: str = ""
    joins: tuple[str, ...] = ()
    why: str = ""


class Rewriter(Protocol):
    """Puts statements into other words by an instruction; what it gives is checked before anybody is offered it."""

    name: str

    def reword(
        self,
        statements: Sequence[Statement],
        instruction: str,
        *,
        people: Sequence[Person] = (),
        transcript: Transcript | None = None,
    ) -> list[Rewording]:
        """Reword statements of one section, in order, one answer each; BadInputError for what it can't do at all."""
        ...


class Transcriber(Protocol):
    """Turns speech into words."""

    name: str

    def transcribe(
        self,
        sound: Path,
        *,
        vocabulary: Sequence[str] = (),
        progress: Progress | None = None,
        so_far: SoFar | None = None,
    ) -> Heard:
        """Hear a 16 kHz mono WAV file; `vocabulary` lists first names and odd words that may occur.

        `so_far` is called now and then with all words heard until then, which may still be mended.
        """
        ...


class Diariser(Protocol):
    """Tells voices apart."""

    name: str

    def diarise(
        self, sound: Path, words: Sequence[Word], *, speakers: int | None = None, progress: Progress | None = None
    ) -> Turns:
        """Cut words into turns, with speakers S1, S2, … in order of first speech; `speakers`: how many spoke."""
        ...


class Translator(Protocol):
    """Puts speech in another language into English."""

    name: str

    def translate(
        self, sound: Path, utterances: Sequence[Utterance], *, language: str, progress: Progress | None = None
    ) -> tuple[Utterance, ...]:
        """Give each turn its English beside its own words, or none where that makes no sense."""
        ...


class EnglishParser(Protocol):
    """Parses English."""

    name: str

    def parse(self, texts: Sequence[str]) -> "list[Doc]":
        """Parse texts into spaCy Docs with tags, dependencies, lemmas and sentence starts, in order.

        Only a parser opened with entities tells names, dates and places apart.
        """
        ...


class LanguageModel(Protocol):
    """Completes a prompt; optional, and never trusted without a check.

    `name` is the engine's name in the settings, `model` says which weights answer, `leaves` whether what it is asked
    goes to another machine.
    """

    name: str
    model: str
    leaves: bool

    def complete(self, prompt: str, *, schema: dict[str, object] | None = None) -> str:
        """Return the model's reply to a prompt, as JSON that fits `schema` where one is given.

        NoAnswerError when it cannot be asked, is too slow, or turns the request away.
        """
        ...


class Entailment(Protocol):
    """Judges whether evidence bears a sentence out; optional."""

    name: str

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Score (evidence, sentence) pairs from 0 to 1."""
        ...


class StatementClassifier(Protocol):
    """Says what a statement is, as far as its words tell; optional."""

    name: str

    def classify(self, texts: Sequence[str]) -> list[Opinion]:
        """Give an opinion of each statement (roles in place of names), in order."""
        ...


class ReadingAge(Protocol):
    """Estimates for what age a text is easy to read; optional."""

    name: str

    def estimate(self, text: str, docs: "Sequence[Doc]") -> AgeRange | None:
        """Estimate from a text and its sentences, parsed; None without words."""
        ...


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present moment with its time zone."""
        ...
