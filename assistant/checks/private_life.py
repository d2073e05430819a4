"""Finds what goes on in private, where no worker is: meals and bedtimes, drink and tablets, money, nights and rows."""

import re
from typing import TYPE_CHECKING

from assistant.checks.reading import Read

if TYPE_CHECKING:
    from spacy.tokens import Token

Span = tuple[int, int]

_ALWAYS = frozenset(
    {"drink", "smoke", "gamble", "borrow", "lend", "steal", "relapse", "sell", "deal", "pawn", "cheat", "lie", "starve"}
    | {"hit", "slap", "smack", "punch", "kick", "argue", "row", "fight", "shout", "swear", "threaten", "sleep", "spend"}
    | {"eat", "skip", "neglect", "groom", "overdose", "cut", "bite", "shove", "push", "shake"}
)
"""Deeds that happen where nobody but the family sees, as lemmas."""

_WITH: dict[str, re.Pattern[str]] = {
    "take": re.compile(
        r"\b(?:tablets?|pills?|medication|medicine|meds|methadone|drugs?|cocaine|heroin|cannabis|money)\b"
    ),
    "use": re.compile(r"^\s*(?:$|[.,;]|again\b|drugs?|cannabis|cocaine|heroin|crack|since\b|every\b|at\b|most\b)"),
    "leave": re.compile(r"\b(?:alone|on (?:his|her|their) own|unattended|outside|with (?:a|an|the|his|her|their)\b)"),
    "see": re.compile(r"\b(?:him|her|each other|(?:his|her) ex)\b"),
    "stay": re.compile(r"\b(?:out|over|up|there|with|at)\b"),
    "feed": re.compile(r"."),
    "miss": re.compile(r"\b(?:meals?|feeds?|doses?|tablets?|tea|breakfast)\b"),
    "go": re.compile(
        r"^\s*(?:to bed|out\b|hungry|without|to (?:the|a) (?:pub|party|club|bookies|dealer)|back to using)"
    ),
    "have": re.compile(r"\b(?:nothing (?:to eat|for)|no (?:tea|breakfast|dinner|food)|a (?:row|fight|drink))\b"),
    "let": re.compile(r"\b(?:stay|sleep|in|move|watch|drink|smoke)\b"),
    "watch": re.compile(r"\b(?:tv|telly|films?|porn\w*|phone|youtube)\b", re.IGNORECASE),
    "wake": re.compile(r"."),
    "cry": re.compile(r"\b(?:sleep|night)\b"),
    "lose": re.compile(r"^\s*(?:his|her|their) (?:temper|rag|cool|patience)\b"),
    "come": re.compile(r"^\s*(?:home|in|back)\b"),
    "get": re.compile(r"^\s*(?:drunk|high|stoned|home|in\b|up\b|to bed)"),
    "be": re.compile(
        r"^\s*(?:(?:out|up|away|drunk|high|asleep|awake|alone|hungover)\b"
        r"|(?:in|at|down|round) (?:the|a|an|his|her|some|\w+['’]s) (?:\w+ )?(?:pub|club|party|flat|house|bookies|casino"
        r"|bar|hotel|mates?['’]?s?|friend['’]?s|boyfriend['’]?s|girlfriend['’]?s|dealer['’]?s)\b)"
    ),
    "put": re.compile(r"\b(?:to bed|in (?:his|her|the) (?:room|cot|cupboard)|outside)\b"),
}
"""The same of deeds that are private only with certain words after them."""

_HABIT = re.compile(
    r"\b(?:never|always|(?:every|each|most) (?:single )?(?:day|night|morning|evening|weekend|week|time|meal)s?|since"
    r"|again|still|not|n['’]t|all (?:week|month|year|summer|winter|day|night)|for (?:days|weeks|months|years)|more|once"
    r"|daily|regularly|lately|recently)\b",
    re.IGNORECASE,
)
"""How often, or since when: what only those who live there know."""

_OUT_OF_SIGHT = re.compile(
    r"\b(?:(?:the|that|all|every|each|most|last|on \w+day|at|in the|by) (?:early |late |same |whole |previous )?"
    r"(?:night|nights|evening|evenings|weekend|weekends|small hours|early hours|whole time)"
    r"|(?:on|over|at|for|all) (?:the |that )?(?:\w+day|christmas|easter|new year)? ?(?:night|weekend|evening)"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|until (?:\w+ ){0,2}(?:morning|midnight|late|dawn|one|two"
    r"|three|four|five|\d)|overnight|the whole (?:time|day|night)|all (?:morning|afternoon|day|night|week|evening)"
    r"|(?:at|before|after) (?:bedtime|bed)|without (?:any )?(?:tea|breakfast|dinner|food"
    r"|supper)|this morning|before (?:school|i came|we came))\b",
    re.IGNORECASE,
)
"""When nobody visits."""

_SPENT = re.compile(
    r"\b(?:spent|blew|spends|blows|used|gambled) (?:(?:the|his|her|their|all|most|half|of) )+(?:[\w-]+ ){0,3}?"
    r"(?:money|wages?|benefits?|voucher|allowance|rent|savings|giro|credit|payment|cash|pay|pounds|grant|loan)\b"
    r"(?: (?:money|voucher|payment))?(?: (?:on|in|at)\b)?",
    re.IGNORECASE,
)


def of_home_life(read: Read) -> Span | None:
    """Find a private deed that is told as fact: a habit in the perfect or the present, or a deed at an unseen time."""
    spent = _SPENT.search(read.bare)
    if spent is not None:
        return spent.span()
    for token in read.tokens:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ in {"ROOT", "conj"} and _is_private(read, token):
            span = (token.idx, token.idx + len(token.text))
            if _tells_habit(read, token) or _tells_deed(read, token):
                return span
    return None


def _is_private(read: Read, verb: "Token") -> bool:
    lemma = verb.lemma_.lower()
    words = _WITH.get(lemma)
    rest = read.bare[verb.idx + len(verb.text) :]
    return lemma in _ALWAYS or (words is not None and words.search(rest) is not None)


def _tells_habit(read: Read, verb: "Token") -> bool:
    """Say whether a verb tells what has been going on: "has taken her tablets every day", "is selling drugs"."""
    helped = {t.lower_ for t in verb.children if t.dep_ in {"aux", "auxpass"}}
    if helped & {"will", "would", "can", "could", "should", "may", "might", "must", "to"}:
        return False
    perfect = bool(helped & {"has", "have", "'s", "’s", "'ve", "’ve"}) and verb.tag_ in {"VBN", "VBG"}
    going_on = verb.tag_ == "VBG" and bool(helped & {"is", "are", "'s", "’s", "'re", "’re"})
    return (perfect or going_on) and (verb.lemma_.lower() in _ALWAYS or _HABIT.search(read.bare) is not None)


def _tells_deed(read: Read, verb: "Token") -> bool:
    """Say whether a verb tells one deed, at a time or a place where the writer was not."""
    if verb.tag_ != "VBD":
        return False
    lost, away = (
        verb.lemma_ == "lose",
        verb.lemma_ == "be" and re.search(r"\b(?:pub|club|party|flat|bookies)\b", read.bare),
    )
    return bool(lost or away) or _OUT_OF_SIGHT.search(read.bare) is not None
