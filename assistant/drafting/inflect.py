"""Gives English verbs the endings that reported speech asks for."""

_THIRD = {"have": "has", "do": "does", "be": "is", "am": "is", "are": "is", "go": "goes", "'ve": "has", "'m": "is"}
_PAST = {
    pair.split("/")[0]: pair.split("/")[1]
    for pair in (
        "be/was have/had do/did go/went say/said get/got make/made know/knew think/thought take/took see/saw come/came "
        "give/gave find/found tell/told feel/felt leave/left put/put mean/meant keep/kept let/let begin/began run/ran "
        "hold/held bring/brought write/wrote sit/sat stand/stood lose/lost pay/paid meet/met send/sent fall/fell "
        "hear/heard break/broke speak/spoke read/read spend/spent grow/grew sleep/slept eat/ate drink/drank buy/bought "
        "ring/rang hit/hit cut/cut hurt/hurt wake/woke wear/wore drive/drove throw/threw catch/caught choose/chose "
        "fight/fought teach/taught sell/sold build/built forget/forgot sing/sang swim/swam become/became "
        "understand/understood"
    ).split()
}


def third_person(verb: str) -> str:
    """The form that goes with she: want, wants; carry, carries; have, has.

    >>> third_person("want"), third_person("carry"), third_person("watch"), third_person("rang")
    ('wants', 'carries', 'watches', 'rang')
    """
    known = _THIRD.get(verb)
    if known:
        return known
    # A past form that was parsed as a present one stays as it was said.
    if verb in _PAST.values() and verb not in _PAST:
        return verb
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in set("aeiou"):
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def past(verb: str) -> str:
    """The simple past of a verb's plain form.

    >>> past("pass"), past("ring"), past("carry"), past("stop")
    ('passed', 'rang', 'carried', 'stopped')
    """
    known = _PAST.get(verb)
    if known:
        return known
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in set("aeiou"):
        return f"{verb[:-1]}ied"
    doubles = (
        len(verb) > 2 and verb[-1] not in set("aeiouwxy") and verb[-2] in set("aeiou") and verb[-3] not in set("aeiou")
    )
    return f"{verb}{verb[-1]}ed" if doubles and len(verb) <= 4 else f"{verb}ed"
