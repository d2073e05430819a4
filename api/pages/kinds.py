"""Sorts findings into the few kinds by which a reader chooses what to see."""

from enum import StrEnum

from assistant.domain.finding import Code


class Group(StrEnum):
    """A kind of finding."""

    SEPARATION = "separation"
    VOICES = "voices"
    LANGUAGE = "language"
    QUOTES = "quotes"
    ACTIONS = "actions"
    RECORDING = "recording"


GROUPS = {
    Group.SEPARATION: "Views and judgement apart",
    Group.VOICES: "Everybody’s voice",
    Group.LANGUAGE: "Plain, fair words",
    Group.QUOTES: "Words kept as they were said",
    Group.ACTIONS: "What happens next",
    Group.RECORDING: "Against the recording",
}

_CODES = {
    Group.SEPARATION: {
        Code.ANALYSIS_IN_VIEWS,
        Code.ANALYSIS_IN_OBSERVATIONS,
        Code.VIEW_IN_ANALYSIS,
        Code.MIXED_STATEMENT,
        Code.CLAIM_AS_FACT,
        Code.UNATTRIBUTED_VIEW,
        Code.ANALYSIS_WITHOUT_EVIDENCE,
    },
    Group.VOICES: {
        Code.WORDS_IN_MOUTH,
        Code.MERGED_VOICES,
        Code.HEARSAY_CHAIN,
        Code.SMOOTHED_DISAGREEMENT,
        Code.UNANSWERED_VIEW,
        Code.MISSING_VOICE,
        Code.DOUBTING_LANGUAGE,
        Code.UNEVEN_VERBS,
        Code.SCARE_QUOTES,
    },
    Group.QUOTES: {Code.ALTERED_QUOTE, Code.NO_DIRECT_WORDS, Code.VIEW_WITHOUT_SETTING, Code.COPIED_TEXT},
    Group.ACTIONS: {Code.ACTION_WITHOUT_OWNER, Code.ACTION_WITHOUT_DATE},
    Group.RECORDING: {Code.NOT_IN_RECORDING, Code.CONTRADICTS_RECORDING, Code.WRONG_SPEAKER, Code.LEFT_OUT},
}


def group_of(code: Code) -> Group:
    """Say which kind a finding is of; whatever has no other kind is about how things are worded."""
    return next((group for group, codes in _CODES.items() if code in codes), Group.LANGUAGE)
