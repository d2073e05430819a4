"""Lists words that cannot stand for one another, to make wrong sentences with."""

HEDGES = (
    ("sometimes", "always"), ("usually", "always"), ("mostly", "always"), ("often", "always"), ("rarely", "often"),
    ("about", "exactly"), ("nearly", "more than"), ("almost", "well over"), ("perhaps", "certainly"),
    ("maybe", "definitely"), ("probably", "definitely"), ("thinks", "knows"), ("thought", "confirmed"),
    ("once", "several times"), ("twice", "every day"), ("a few", "many"), ("some", "all"), ("one of", "all of"),
    ("hopes", "has arranged"), ("would like", "has"), ("offered", "refused"), ("asked for", "was given"),
    ("only", "even"), ("weekly", "daily"), ("is not sure", "is certain"), ("was not sure", "was certain"),
)  # fmt: skip
"""A word that leaves something open, and one that does not."""

CONCLUSIONS = (
    "which shows that the home is not safe", "and is in denial about it", "which is a sign of neglect",
    "and does not put the children first", "which is having a serious effect on the children",
    "and is not engaging with the plan", "because of poor parenting", "and is at risk of harm as a result",
    "which suggests that the relationship has broken down", "and has no insight into the concerns",
    "and is coping well", "so there are no concerns", "and has made excellent progress",
    "which explains the poor attendance", "and is vulnerable to exploitation", "and lacks boundaries at home",
    "which shows that they have a strong bond", "and is struggling with their mental health",
)  # fmt: skip
"""What a writer may conclude and nobody said."""

_PAIRS = """
before after|more less|better worse|older younger|morning evening|morning afternoon|always never|likes dislikes
liked disliked|happy unhappy|agreed refused|agrees refuses|started stopped|starts stops|early late|day night
increase decrease|first last|inside outside|upstairs downstairs|yesterday today|today tomorrow|hot cold|new old
mother father|brother sister|aunt uncle|grandmother grandfather|son daughter|mum dad|nan grandad|wife husband
monday thursday|Monday Thursday|Tuesday Friday|Wednesday Saturday|Sunday Tuesday|January March|February June
April July|May September|August October|November December|week month|weeks months|days weeks|hours days
minutes hours|year month|school college|home school|kitchen bedroom|car bus|bus train|bed floor|door window
worried relieved|worries pleases|scared excited|angry calm|upset pleased|sad happy|tired rested|loves hates
wants refuses|wanted refused|enjoys avoids|misses avoids|remembers forgets|remembered forgot|knows doubts
came left|arrived left|bought sold|lent borrowed|gave took|found lost|opened closed|won lost|rang texted
phoned visited|called visited|asked told|helped ignored|kept lost|paid owes|moved stayed|sleeps wakes|slept woke
easier harder|quiet loud|clean dirty|warm cold|full empty|big small|long short|quickly slowly|well badly
with without|up down|near far|both neither|everyone nobody|all none|can cannot|yes no|his her|him her|he she
mornings evenings|weekends weekdays|doctor teacher|nurse teacher|friend cousin|cat dog|breakfast dinner|tea lunch
left right|higher lower|sooner later|alone together|often never|accepted rejected|accepts rejects|true untrue
"""

CHANGED: dict[str, tuple[str, ...]] = {}
"""A word, and words that would make the sentence untrue."""

for _pair in _PAIRS.replace("\n", "|").strip("|").split("|"):
    _one, _other = _pair.split()
    CHANGED[_one] = (*CHANGED.get(_one, ()), _other)
    CHANGED[_other] = (*CHANGED.get(_other, ()), _one)
