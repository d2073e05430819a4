"""What people do by speaking, and the words by which they do it."""

import re

_NO = r"\b(?:no|not|never|nothing|nobody|nope|nah|won't|rather)\b|n['’]t\b"
_YES = r"\b(?:yes|yeah|yep|okay|ok|fine|all right|sure|will|i know|true|fair|might)\b|['’]ll\b"
NO = re.compile(_NO, re.IGNORECASE)
YES = re.compile(_YES, re.IGNORECASE)
AGREEING = frozenset("agree accept admit acknowledge concede confirm consent".split())

_ANY = r""

ACTS = {
    **dict.fromkeys(
        "deny refuse decline disagree differ object correct contradict dispute reject challenge".split(), _NO
    ),
    **dict.fromkeys("agree accept admit acknowledge concede confirm consent recognise".split(), _YES),
    **dict.fromkeys(
        """explain describe report state recall mention note point_out reply answer respond interrupt remind tell say
        claim complain express stress add remark comment reassure inform clarify insist repeat""".split(),
        _ANY,
    ),
    "thank": r"\b(?:thank|thanks|ta|cheers|grateful)\b",
    "apologise": r"\bsorry|apolog|my fault\b",
    "offer": r"\b(?:can|could|shall|i['’]ll|i will|i['’]d|do you want|would you like|happy to)\b",
    "ask": r"\?|\b(?:can|could|would|please|want)\b",
    "question": r"\?",
    "wonder": r"\?|\bwonder",
    "request": r"\?|please|want",
    "suggest": r"\?|\b(?:could|should|maybe|might|try|ask|what about|how about)\b",
    "invite": r"\?|\b(?:come|would you|can)\b",
    "propose": r"\?|\b(?:could|would|shall|want)\b",
    "advise": r"\b(?:should|would|could|don't|not|if i were|best|better)\b|['’]d\b",
    "warn": r"\b(?:not|don't|if|careful|will|might|could)\b|n['’]t\b|['’]ll\b",
    "promise": r"\b(?:promise|swear|will)\b|['’]ll\b",
}
"""Each verb, and a pattern for words that do what it says; an empty pattern is done by any words."""
