"""Finds soft words told to a child for death, prison, illness and harm, which a child may take at their word."""

import re

_DEATH = re.compile(
    r"\b(?:(?:gone|went|go|is|was|in|at|to) (?:to |in )?an? better place|(?:gone|went|fell) to sleep (?:and"
    r"|for ever|forever"
    r"|for good|in (?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|the (?:spring|summer|autumn|winter)))|(?:up )?(?:with|among) the (?:stars|angels)"
    r"|(?:gone|went) (?:up )?to (?:heaven|the sky(?=\W*$)|be with)|a star (?:now|in the sky)|looking down on (?:us|you)"
    r"|no longer with us|at rest now|slipped away|(?:we|you|they) lost (?:him|her|your \w+)|left us|passed"
    r" (?:over|peacefully))\b",
    re.IGNORECASE,
)
_PRISON = re.compile(
    r"\b(?:(?:gone|went|had to go|has to go|is|are|was|been|being) away (?:for|at the moment|just now|now|working)"
    r"|(?:is|was|gone) inside\b|(?:in|on) (?:a )?time ?out|a guest of|having (?:some )?time away"
    r"|(?:at|in) (?:a |the )?(?:special|big) (?:house|place|school)(?= (?:for|where|until))"
    r"|paying for what)\b",
    re.IGNORECASE,
)
_ILLNESS = re.compile(
    r"\b(?:under the weather|(?:not|n['’]t) (?:quite |really |been |feeling |very )*(?:herself|himself|themselves)"
    r"|(?:funny|silly|bad) turns?\b|a bit (?:poorly|wobbly|low) in (?:her|his) (?:head|mind)|(?:a "
    r"|some )?(?:poorly head"
    r"|bad nerves)|having (?:an? )?(?:little |good |bit of )*(?:rest|lie[- ]down|break from things)"
    r"|(?:good|bad) days and (?:good|bad) days|(?:wobbles|wobbly (?:time|spell|patch))|(?:a )?(?:special|happy"
    r"|grown-up)"
    r" (?:juice|drinks?|medicine))\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:not (?:very |so |quite )?nice|(?:an?|some|that|the|little|bit of an?) upset\b"
    r"|some things (?:at home )?(?:were|went)"
    r"|(?:things|it) (?:got|were|was|became|had got|had become) (?:a bit |very |too |quite )?(?:tricky"
    r"|difficult|hard|messy"
    r"|wobbly|much)(?: at home)?|grown-?up (?:problems?|troubles?|things|stuff|reasons?)|adult (?:problems?"
    r"|reasons?|things)"
    r"|made (?:some |a few )?(?:silly|bad|wrong|poor|not very good) (?:choices?|decisions?|mistakes?)|(?:silly"
    r"|unkind|bad"
    r"|naughty) things|some (?:troubles?|difficulties|problems?|worries) at home)\b",
    re.IGNORECASE,
)
_KINDS = (
    (_DEATH, "Write that the person died, and what that means: “She died. Her body stopped working.”"),
    (_PRISON, "Write where the person is, and why: “Dad is in prison, because he hurt somebody.”"),
    (_ILLNESS, "Name the illness or the drink, in plain words: “Mum is ill in her mind. Doctors call it depression.”"),
    (_HARM, "Say what happened, in words the child can bear: “Dad hit Mum, and you saw it.”"),
)

Soft = tuple[int, int, str]
"""Where soft words stand, as [start, end), and what to write."""


def soft_words(bare: str) -> Soft | None:
    """Find the first soft words in a statement meant for a child; quotations should be blanked."""
    found = ((pattern.search(bare), advice) for pattern, advice in _KINDS)
    spans = [(match.start(), match.end(), advice) for match, advice in found if match is not None]
    return min(spans, default=None)
