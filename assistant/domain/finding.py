"""What a check found, and the report that holds all findings on a note."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from assistant.domain.base import Value
from assistant.domain.casenote import Form, Kind, Support


class Severity(StrEnum):
    """How much a finding matters; high is a promise to be right nine times in ten."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Code(StrEnum):
    """What a finding flags (the shared list of codes)."""

    ANALYSIS_IN_VIEWS = "analysis-in-views"
    ANALYSIS_IN_OBSERVATIONS = "analysis-in-observations"
    VIEW_IN_ANALYSIS = "view-in-analysis"
    MIXED_STATEMENT = "mixed-statement"
    CLAIM_AS_FACT = "claim-as-fact"
    UNATTRIBUTED_VIEW = "unattributed-view"
    ANALYSIS_WITHOUT_EVIDENCE = "analysis-without-evidence"
    WORDS_IN_MOUTH = "words-in-mouth"
    MERGED_VOICES = "merged-voices"
    HEARSAY_CHAIN = "hearsay-chain"
    SMOOTHED_DISAGREEMENT = "smoothed-disagreement"
    UNANSWERED_VIEW = "unanswered-view"
    MISSING_VOICE = "missing-voice"
    DOUBTING_LANGUAGE = "doubting-language"
    UNEVEN_VERBS = "uneven-verbs"
    SCARE_QUOTES = "scare-quotes"
    BLAMING_LANGUAGE = "blaming-language"
    REFUSAL_WITHOUT_CONTEXT = "refusal-without-context"
    INFLATED_CERTAINTY = "inflated-certainty"
    ALTERED_QUOTE = "altered-quote"
    NO_DIRECT_WORDS = "no-direct-words"
    VIEW_WITHOUT_SETTING = "view-without-setting"
    COPIED_TEXT = "copied-text"
    NOT_IN_RECORDING = "not-in-recording"
    CONTRADICTS_RECORDING = "contradicts-recording"
    WRONG_SPEAKER = "wrong-speaker"
    LEFT_OUT = "left-out"
    JARGON = "jargon"
    ACRONYM = "acronym"
    HARD_WORD = "hard-word"
    LONG_SENTENCE = "long-sentence"
    PASSIVE = "passive"
    ABOUT_NOT_TO = "about-not-to"
    EUPHEMISM = "euphemism"
    DOUBLE_NEGATIVE = "double-negative"
    ACTION_WITHOUT_OWNER = "action-without-owner"
    ACTION_WITHOUT_DATE = "action-without-date"


class Finding(Value):
    """One thing to look at: where, the words that set it off, why, and what to do.

    `span` is [start, end) in characters of `text`, `words` the words found there, `who` the role a missing voice
    belongs to. `statement` is None for a finding on the note as a whole. `replacement` is what may stand in the
    statement's place, one text for each sentence; it is empty where a person must find the words.
    """

    code: Code
    severity: Severity
    section: str = ""
    statement: str | None = None
    text: str = ""
    span: tuple[int, int] | None = None
    words: tuple[str, ...] = ()
    who: str | None = None
    message: str
    suggestion: str | None = None
    replacement: tuple[str, ...] = ()


class Strength(Value):
    """One thing a note does well, with the statements that show it."""

    code: str
    message: str
    statements: tuple[str, ...] = ()


class CheckedStatement(Value):
    """A statement with its label and its support, as the checks see it.

    `because` are the words that decided the label, `like` the nearest example by which it was judged where no words
    decided, `corrected` whether a person gave the label.
    """

    id: str
    section: str
    text: str
    kind: Kind
    holder: str | None = None
    form: Form = Form.NONE
    confidence: float = Field(ge=0, le=1)
    unsure: bool = False
    because: tuple[str, ...] = ()
    like: str | None = None
    corrected: bool = False
    support: Support


class AgeRange(Value):
    """An estimate in years with the range it may well lie in."""

    years: float
    low: float
    high: float


class Readability(Value):
    """How easy a text is to read: reading age in years with its range, score 0 to 100 with the points kept by part."""

    reading_age: float | None
    range: tuple[float, float] | None = None
    score: float | None = Field(ge=0, le=100)
    words: int = Field(ge=0)
    parts: dict[str, float] = Field(default_factory=dict)
    too_short: bool


class Report(Value):
    """All that the checks say about one note.

    `readability` is the note's for its reader; `child_readability` that of the sections meant for the child, where
    only some are.
    """

    schema_: Literal[1] = Field(default=1, alias="schema")
    statements: tuple[CheckedStatement, ...] = ()
    findings: tuple[Finding, ...] = ()
    strengths: tuple[Strength, ...] = ()
    readability: Readability
    child_readability: Readability | None = None
    voices: dict[str, bool] = Field(default_factory=dict)

    model_config = Value.model_config | {"validate_by_name": True, "serialize_by_alias": True}
