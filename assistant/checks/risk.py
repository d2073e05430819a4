"""Finds words that speak of danger, and says which statements a person must decide on before a note is approved."""

import re

from assistant.domain.casenote import Statement, Support, SupportStatus

_RISK = {
    "self-harm": r"suicid\w*|self[- ]?harm\w*|(?:hurt|cut|cutting|kill|killed|killing|burn|hit)\w* (?:my|him|her"
    r"|your|them)sel\w+"
    r"|overdos\w+|end (?:it all|my life)|(?:want|wanted|wants|wish|wished|better off) (?:to be )?dead"
    r"|don'?t want to be here",
    "abuse": r"abus\w+|assault\w*|rap(?:e|ed|ing)|molest\w*|groom(?:ed|ing)|touch(?:ed|es|ing) (?:me|him|her|them|my"
    r"|his|private)"
    r"|private parts?|sexual\w*|indecent\w*|naked|exploit\w+|traffick\w+|neglect\w*|starv\w+|locked (?:in|out|me|him"
    r"|her|them)"
    r"|control(?:s|led|ling) (?:me|her|him)|allegation\w*|alleg(?:e|es|ed)",
    "injury": r"hit(?:s|ting)?|slap(?:s|ped|ping)?|smack(?:s|ed|ing)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)? (?:me"
    r"|him|her|them)"
    r"|beat(?:s|en|ing)?(?: up)?|strangl\w+|chok(?:e|ed|ing)|throttl\w+|shak(?:e|en|ing) (?:him|her|the baby)"
    r"|bruis\w+|graze\w*"
    r"|bleed\w*|blood|black eye|broken (?:arm|leg|rib|wrist|nose)|burn(?:t|ed|s)?|scald\w*|fractur\w+|injur\w+"
    r"|wound\w*"
    r"|belt(?:ed)?|push(?:ed|es) (?:me|him|her|down)|threw|pinned",
    "weapons": r"kni(?:fe|ves)|gun|guns|machete|blade|weapon\w*|stabb\w+|shot",
    "drugs": r"drug\w*|cocaine|heroin|crack|cannabis|weed|spice|ketamine|methadone|needle\w*|dealer\w*|stoned"
    r"|high on",
    "alcohol": r"drunk|drinking|alcohol\w*|vodka|hungover|booze|wasted",
    "fear": r"threat\w*|kill(?:s|ed|ing)?|scared of|frightened of|afraid of|terrified|police|arrest\w*|missing"
    r"|ran away|run away"
    r"|homeless|evict\w*|left (?:alone|on (?:my|his|her|their) own)|home alone|died|suicide",
}  # fmt: skip
_COMPILED = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _RISK.items()}
BLOCKING = ("self-harm", "abuse", "injury", "weapons", "drugs", "alcohol")
"""Kinds of harm on which a person must decide where the recording does not bear the statement out."""


def risks(text: str) -> tuple[tuple[str, str], ...]:
    """Find words of danger in a text, each with its kind, in order.

    >>> risks("He had a knife.")
    (('weapons', 'knife'),)
    """
    straight = text.replace("’", "'")
    found = [(m.start(), kind, m.group()) for kind, words in _COMPILED.items() for m in words.finditer(straight)]
    return tuple((kind, words) for _, kind, words in sorted(found))


def blocks_approval(statement: Statement, support: Support) -> bool:
    """Say whether a statement speaks of harm and the recording doesn't bear it out, so that a person must decide."""
    if support.status not in {SupportStatus.CHECK, SupportStatus.NOT_IN_RECORDING}:
        return False
    return any(kind in BLOCKING for kind, _ in risks(statement.text))
