"""The settings of one installation, read once from the environment (prefix HEARD_)."""

from enum import StrEnum
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent


def home() -> Path:
    """The folder for data and weights when none is set: .heard in a checkout, else ~/.heard."""
    return (PROJECT if (PROJECT / "pyproject.toml").exists() else Path.home()) / ".heard"


def prompts_folder() -> Path:
    """The folder of note types and word lists: prompts/ in a checkout, else the packaged copy."""
    checkout = PROJECT / "prompts"
    return checkout if checkout.is_dir() else Path(__file__).resolve().parent / "_prompts"


class Engine(StrEnum):
    """What drafts notes: the words said alone, or a language model that puts them into better prose."""

    WORDS = "words"
    PACKAGED = "packaged"
    HUB = "hub"
    ADDRESS = "address"


class Settings(BaseSettings):
    """Frozen; every value has a safe default, and no secret has one."""

    model_config = SettingsConfigDict(env_prefix="HEARD_", frozen=True, extra="ignore")

    data: Path = Field(default_factory=lambda: home() / "data", description="Folder for recordings and SQLite files")
    weights: Path = Field(default_factory=lambda: home() / "weights", description="Folder for model weights")
    prompts: Path = Field(default_factory=prompts_folder, description="Folder of note types and word lists")
    words: Path | None = Field(default=None, description="The council's own list of words, beside prompts/terms.tsv")
    templates: Path | None = Field(default=None, description="Folder of the council's own Word templates for notes")
    database_url: str | None = Field(default=None, description="PostgreSQL URL; SQLite in the data folder when unset")
    speech: str = Field(default="speech", description="Which speech weights: speech or speech-quick")
    threads: int = Field(default=2, ge=1, description="Processor threads a model may use")
    engine: Engine = Field(default=Engine.WORDS, description="What drafts notes: words, packaged, hub or address")
    engine_address: str | None = Field(default=None, description="OpenAI-compatible address of a language model")
    engine_model: str | None = Field(default=None, description="The model's name at that address")
    engine_key: SecretStr | None = Field(default=None, description="The key for that address")
    engine_hub: str | None = Field(default=None, description="A hub model's name or folder, for the engine hub")
    engine_revision: str | None = Field(default=None, description="The hub model's revision")
    engine_seconds: float = Field(default=120.0, gt=0, description="Longest wait for one answer of a model, in seconds")
    second_reader: Engine = Field(
        default=Engine.WORDS, description="Which of these reads after the support check; words: none does"
    )
    max_upload_mb: int = Field(default=2048, ge=1, description="Largest recording accepted, in MiB")
    max_hours: float = Field(default=8.0, gt=0, description="Longest recording accepted, in hours")
    session_hours: int = Field(default=12, ge=1, description="Hours until a person must sign in again")
    secure_cookies: bool = Field(default=False, description="Send cookies over HTTPS only; set it behind a TLS proxy")
    poll_seconds: float = Field(default=1.0, gt=0, description="Seconds between a worker's looks for new work")
    demo: bool = Field(default=False, description="Offer the demonstration visits and users")

    @property
    def word_lists(self) -> tuple[Path, ...]:
        """Lists of words whose rows take the place of those of prompts/terms.tsv."""
        return (self.words,) if self.words else ()

    @property
    def case_database(self) -> str:
        """SQLAlchemy URL of the case database."""
        return self.database_url or f"sqlite:///{self.data / 'heard.db'}"

    @property
    def job_database(self) -> str:
        """SQLAlchemy URL of the job database, apart from the cases."""
        return self.database_url or f"sqlite:///{self.data / 'jobs.db'}"
