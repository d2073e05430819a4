"""Gives words their endings: the forms of verbs, plurals, and "a" or "an" before them."""

import re

_IRREGULAR = {
    row.split("/")[0]: (row.split("/")[1], row.split("/")[-1])
    for row in """
    be/was/been become/became/become begin/began/begun break/broke/broken bring/brought build/built buy/bought
    catch/caught choose/chose/chosen come/came/come cost/cost cut/cut deal/dealt do/did/done draw/drew/drawn
    drink/drank/drunk drive/drove/driven eat/ate/eaten fall/fell/fallen feed/fed feel/felt fight/fought find/found
    forget/forgot/forgotten get/got give/gave/given go/went/gone grow/grew/grown have/had hear/heard hide/hid/hidden
    hit/hit hold/held hurt/hurt keep/kept know/knew/known lead/led leave/left lend/lent let/let lose/lost make/made
    mean/meant meet/met pay/paid put/put read/read ring/rang/rung rise/rose/risen run/ran/run say/said see/saw/seen
    sell/sold send/sent set/set shake/shook/shaken show/showed/shown shut/shut sing/sang/sung sit/sat sleep/slept
    speak/spoke/spoken spend/spent split/split spread/spread stand/stood steal/stole/stolen swear/swore/sworn
    swim/swam/swum take/took/taken teach/taught tell/told think/thought throw/threw/thrown understand/understood
    wake/woke/woken wear/wore/worn win/won write/wrote/written
    """.split()
}
"""Plain form, past and participle. "Lie" is not here: in a record it is nearly always what is not true."""

_THIRD = {"have": "has", "be": "is"}
_PLURALS = {
    "child": "children", "person": "people", "man": "men", "woman": "women", "foot": "feet", "tooth": "teeth",
    "life": "lives", "wife": "wives", "half": "halves", "mum": "mums", "parent": "parents",
}  # fmt: skip
_DOUBLES = re.compile(r"[^aeiouy]*[aeiou][^aeiouwxy]|begin|forget")
"""Verbs whose last letter is written twice before an ending: stop, stopped."""

_VOWELS = frozenset("aeiou")
_SAID_WITH_CONSONANT = re.compile(r"(?:uni(?!n|m)|use|usu|eu|ewe|one\b|once\b|u\b)", re.IGNORECASE)
_SILENT_H = re.compile(r"(?:hour|hono|heir|honest)", re.IGNORECASE)


def verb_forms(verb: str) -> dict[str, str]:
    """Give the forms of a verb by tag (VB, VBZ, VBD, VBN, VBG); of several words the first is the verb.

    >>> verb_forms("find out")["VBD"], verb_forms("stop")["VBG"], verb_forms("try")["VBZ"]
    ('found out', 'stopping', 'tries')
    """
    head, _, rest = verb.partition(" ")
    past, participle = _IRREGULAR.get(head, (_past(head), _past(head)))
    forms = {"VB": head, "VBZ": _third(head), "VBD": past, "VBN": participle, "VBG": _going(head)}
    return {tag: f"{form} {rest}" if rest else form for tag, form in forms.items()}


def is_past_form(word: str) -> bool:
    """Say whether a word is an irregular past form and no plain form of another verb: "rang", not "read"."""
    return word not in _IRREGULAR and any(word == past for past, _ in _IRREGULAR.values())


def plural(noun: str) -> str:
    """Give the plural of a noun; of several words the last counts, or the one before "of", "to", "with" and the like.

    >>> plural("child in care"), plural("family"), plural("brother or sister")
    ('children in care', 'families', 'brothers or sisters')
    """
    if " or " in noun:
        return " or ".join(plural(part) for part in noun.split(" or "))
    head, link, rest = noun, "", ""
    found = re.search(r" (?:of|in|to|with|for|who|that|about|from|at|when|where)\b", noun)
    if found:
        head, link, rest = noun[: found.start()], found.group(), noun[found.end() :]
    *before, last = head.split(" ")
    if last in _PLURALS:
        last = _PLURALS[last]
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        last = f"{last}es"
    elif last.endswith("y") and last[-2:-1] not in _VOWELS:
        last = f"{last[:-1]}ies"
    else:
        last = f"{last}s"
    return " ".join([*before, last]) + link + rest


def article(words: str) -> str:
    """Say whether "a" or "an" goes before words, by how they sound.

    >>> article("hour"), article("useful tool"), article("order"), article("home")
    ('an', 'a', 'an', 'a')
    """
    if _SILENT_H.match(words):
        return "an"
    return "an" if words[:1].lower() in _VOWELS and not _SAID_WITH_CONSONANT.match(words) else "a"


def _third(verb: str) -> str:
    if verb in _THIRD:
        return _THIRD[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2:-1] not in _VOWELS else f"{verb}s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if _DOUBLES.fullmatch(verb) else f"{verb}ed"


def _going(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if _DOUBLES.fullmatch(verb) else f"{verb}ing"
