"""Gives each model by the settings; every one loads its weights on first use."""

from typing import TYPE_CHECKING

from assistant.ports import (
    Diariser,
    EnglishParser,
    Entailment,
    ReadingAge,
    StatementClassifier,
    Transcriber,
    Translator,
)
from assistant.settings import Engine, Settings
from models.scripted import ScriptedDiariser, ScriptedParser, ScriptedTranscriber, script_of

if TYPE_CHECKING:
    from models.lower import Lower


def open_transcriber(settings: Settings) -> Transcriber:
    """Turn speech into words with the speech weights that the settings name, or from a script ("scripted:FILE")."""
    if script := script_of(settings):
        return ScriptedTranscriber(script)
    from models.whisper import WhisperTranscriber

    return WhisperTranscriber(settings.weights / settings.speech, settings.threads)


def open_translator(settings: Settings) -> Translator:
    """Put speech in another language into English with the speech weights that the settings name."""
    from models.translating import WhisperTranslator

    return WhisperTranslator(settings.weights / settings.speech, settings.threads)


def open_diariser(settings: Settings) -> Diariser:
    """Tell voices apart, or take them from a script."""
    if script := script_of(settings):
        return ScriptedDiariser(script)
    from models.speakers import VoiceprintDiariser

    return VoiceprintDiariser(settings.weights, settings.threads)


def open_parser(settings: Settings | None = None, *, entities: bool = True) -> EnglishParser:
    """Parse English; drafting and support need `entities`, which cost much. A script may say how slowly."""
    if settings and (script := script_of(settings)):
        return ScriptedParser(script)
    from models.english import SpacyParser

    return SpacyParser(entities=entities)


def open_lower(settings: Settings) -> "Lower | None":
    """Give the layers that the classifier and the reading age both stand on; None where MiniLM is not here."""
    if not (settings.weights / "meaning" / "model.safetensors").exists():
        return None
    from models.lower import Lower

    return Lower(settings.weights / "meaning", settings.threads)


def open_classifier(lower: "Lower | None") -> StatementClassifier | None:
    """Say what a statement is, with the weights that ship; None without the layers they stand on."""
    if lower is None:
        return None
    from assistant.english.remember import RememberingClassifier
    from models.labels.classifier import TunedClassifier

    return RememberingClassifier(TunedClassifier(lower))


def open_entailment(lower: "Lower | None", settings: Settings | None = None) -> Entailment | None:
    """Judge whether what was said bears a sentence out, with the weights that ship; None without MiniLM's layers.

    With `settings`, the language model that they name as second reader is asked after it; a page can't wait for one.
    """
    from models.support.reader import WEIGHTS, PairReader

    if lower is None or not WEIGHTS.exists():
        return None
    first = PairReader(lower)
    if settings is None or settings.second_reader is Engine.WORDS:
        return first
    from assistant.drafting.engine_prompt import load_engine_prompt
    from models.language.opening import open_engine
    from models.support.second import SecondReader

    engine = open_engine(settings, settings.second_reader)
    return SecondReader(first, engine, load_engine_prompt(settings.prompts, "second_reader")) if engine else first


def open_reading_age(lower: "Lower | None") -> ReadingAge:
    """Estimate reading age with the weights that ship; by words and grammar alone without MiniLM's layers."""
    from models.reading_age.model import RidgeReadingAge
    from models.reading_age.states import LowerStates

    return RidgeReadingAge(LowerStates(lower) if lower else None)


def open_syllables(settings: Settings) -> None:
    """Give textstat its dictionary, so that it never asks the network; call it before any readability measure."""
    from models.syllables import prepare_syllables

    prepare_syllables(settings.weights)
