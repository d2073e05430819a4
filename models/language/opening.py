"""Gives the language model that the settings name, and says in plain words where a note's words go."""

from urllib.parse import urlsplit

from assistant.errors import MissingModelError
from assistant.ports import LanguageModel, Rewriter
from assistant.settings import Engine, Settings

PAGE_SECONDS = 20.0
"""Longest wait for a model when a person sits before a page."""

_ALLOWED = ", ".join(engine.value for engine in Engine)


def open_engine(settings: Settings, name: str | None = None) -> LanguageModel | None:
    """Give the engine of that name, else the one that the settings name; None for words, which needs no model.

    MissingModelError where it is not set up, naming the setting. Nothing is loaded or sent yet.
    """
    engine = _known(name) if name is not None else settings.engine
    if engine is Engine.WORDS:
        return None
    if engine is Engine.PACKAGED:
        from models.language.packaged import PackagedModel

        return PackagedModel(settings.weights, settings.threads)
    if engine is Engine.HUB:
        if not settings.engine_hub:
            raise MissingModelError("The engine hub is not set up: set HEARD_ENGINE_HUB to a model's name or folder.")
        from models.language.hub import HubModel

        return HubModel(settings.engine_hub, revision=settings.engine_revision, threads=settings.threads)
    if not settings.engine_address or not settings.engine_model:
        raise MissingModelError(
            "The engine address is not set up: set HEARD_ENGINE_ADDRESS and HEARD_ENGINE_MODEL, "
            "and HEARD_ENGINE_KEY where it needs a key."
        )
    from models.language.address import AddressModel

    key = settings.engine_key.get_secret_value() if settings.engine_key else None
    return AddressModel(settings.engine_address, settings.engine_model, key=key, seconds=settings.engine_seconds)


def open_rewriter(settings: Settings) -> Rewriter | None:
    """Give what rewords sentences on a page where the site's model is at an address; else None.

    A page can't wait for a model that shares its processor, and asks one at an address once, for a short time.
    """
    if settings.engine is not Engine.ADDRESS or not settings.engine_address or not settings.engine_model:
        return None
    from assistant.drafting.engine_prompt import load_engine_prompt
    from assistant.drafting.rewording_by_engine import EngineRewriter
    from models.language.address import AddressModel

    key = settings.engine_key.get_secret_value() if settings.engine_key else None
    seconds = min(settings.engine_seconds, PAGE_SECONDS)
    model = AddressModel(settings.engine_address, settings.engine_model, key=key, seconds=seconds, tries=1)
    return EngineRewriter(model, load_engine_prompt(settings.prompts, "reword"))


def where_words_go(settings: Settings) -> str:
    """Say what drafts and reads notes here, and whether words of a visit leave this machine."""
    done = f"Notes are drafted by the engine {settings.engine.value}"
    if settings.second_reader is not Engine.WORDS:
        done += f" and read a second time by the engine {settings.second_reader.value}"
    if Engine.ADDRESS not in {settings.engine, settings.second_reader}:
        return f"{done}. No words of a visit leave this machine."
    parts = urlsplit(settings.engine_address or "")
    open_ = " without encryption" if parts.scheme == "http" else ""
    return (
        f"{done}. Words of a visit are sent to {parts.hostname or 'no address yet'}{open_}, as the administrator set."
    )


def _known(name: str) -> Engine:
    try:
        return Engine(name)
    except ValueError:
        raise MissingModelError(f'There is no engine called "{name}"; use one of {_ALLOWED}.') from None
