"""Tells a view that was shown, by a nod or a drawing, from one that was told in words."""

import re

BY_BODY = re.compile(
    r"\b(?:nod(?:s|ded|ding)?|shrug(?:s|ged|ging)?|(?:shook|shakes|shaking) (?:his|her|their|your|my) head|shook head"
    r"|thumbs?(?:[- ](?:up|down))?|gestur\w+|roll(?:s|ed) (?:up )?(?:his|her|their|your) \w+|point(?:s|ed) (?:to|at)"
    r"|held (?:up|out|(?:your|his|her) hand)|look(?:s|ed) (?:away|towards|to the)|wav(?:es|ed)|pull(?:s|ed)|hid|slid"
    r"|turn(?:s|ed) (?:away|his|her|the)|lower(?:s|ed)|patt(?:s|ed)|raised (?:both|his|her)"
    r"|open(?:s|ed) (?:his|her) hands"
    r"|cover(?:s|ed)|(?:put|puts|placed|stuck|laid) (?:it|a|the|his|her|their|your|both)|fingers?|hands? over"
    r"|grin(?:ned)?|select(?:s|ed)|chose the|pick(?:s|ed) (?:the|out)|circled?|tick(?:s|ed)|drew"
    r"|draws|drawing|typed|blew|sticker"
    r"|squeezed|folded (?:his|her))\b",
    re.IGNORECASE,
)
"""What a body or a hand does by way of an answer; it makes a view nonverbal where no word of saying stands."""

IN_WORDS = re.compile(
    r"\b(?:said|says?|saying|told|tells|explain\w*|report(?:s|ed)|stat(?:es|ed)|describ\w+|according|adamant"
    r"|maintains?|thinks?|thought|wants?|wanted|would like|likes?|worr(?:y|ies|ied)|hopes?|feels|wish(?:es)?|believes?"
    r"|remembers?)\b",
    re.IGNORECASE,
)
"""Words by which a view is told in words."""

_WHEN_ASKED = re.compile(r"\b(?:when|asked|as soon as|after|at)\b[^,;.]*", re.IGNORECASE)


def answered_by_body(bare: str) -> bool:
    """Say whether a view is shown and not told; quotations should be blanked."""
    return BY_BODY.search(bare) is not None and IN_WORDS.search(_WHEN_ASKED.sub("", bare)) is None
