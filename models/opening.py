"""Gives each model by the settings; every one loads its weights on first use."""

from assistant.ports import Diariser, Embedder, EnglishParser, ReadingAge, StatementClassifier, Transcriber
from assistant.settings import Settings
from models.scripted import ScriptedDiariser, ScriptedParser, ScriptedTranscriber, script_of


def open_transcriber(settings: Settings) -> Transcriber:
    """Turn speech into words with the speech weights that the settings name, or from a script ("scripted:FILE")."""
    if script := script_of(settings):
        return ScriptedTranscriber(script)
    from models.whisper import WhisperTranscriber

    return WhisperTranscriber(settings.weights / settings.speech, settings.threads)


def open_diariser(settings: Settings) -> Diariser:
    """Tell voices apart, or take them from a script."""
    if script := script_of(settings):
        return ScriptedDiariser(script)
    from models.speakers import GE2EDiariser

    return GE2EDiariser(settings.weights / "voices" / "pretrained.pt", settings.threads)


def open_embedder(settings: Settings) -> Embedder:
    """Compare sentences by meaning."""
    from models.embeddings import MiniLM

    return MiniLM(settings.weights / "meaning", settings.threads)


def open_parser(settings: Settings | None = None, *, entities: bool = True) -> EnglishParser:
    """Parse English; drafting and support need `entities`, which cost much. A script may say how slowly."""
    if settings and (script := script_of(settings)):
        return ScriptedParser(script)
    from models.english import SpacyParser

    return SpacyParser(entities=entities)


def open_classifier(settings: Settings) -> StatementClassifier | None:
    """Say what a statement is, with the weights that ship; None where MiniLM, on which they stand, is not here."""
    if not (settings.weights / "meaning" / "model.safetensors").exists():
        return None
    from assistant.english.remember import RememberingClassifier
    from models.labels.classifier import TunedClassifier

    return RememberingClassifier(TunedClassifier(settings.weights / "meaning", settings.threads))


def open_reading_age(settings: Settings, embedder: Embedder | None = None) -> ReadingAge:
    """Estimate reading age with the weights that ship; by words and grammar alone where MiniLM is not here.

    `embedder` is not used: the estimate looks at MiniLM's lower layers, which no embedder gives.
    """
    from models.reading_age.model import RidgeReadingAge
    from models.reading_age.states import LowerStates

    if not (settings.weights / "meaning" / "model.safetensors").exists():
        return RidgeReadingAge()
    return RidgeReadingAge(LowerStates(settings.weights / "meaning", settings.threads))


def open_syllables(settings: Settings) -> None:
    """Give textstat its dictionary, so that it never asks the network; call it before any readability measure."""
    from models.syllables import prepare_syllables

    prepare_syllables(settings.weights)
