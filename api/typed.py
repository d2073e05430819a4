"""Takes out of typed text what no keyboard gives: control characters, half characters, marks that turn it round."""

import re

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def typed(text: str) -> str:
    """Give text as it may be kept, shown and written to a Word file; line ends and tabs stay.

    >>> typed("vis\\u202eit\\x00.wav")
    'visit.wav'
    """
    return _UNSEEN.sub("", text)
