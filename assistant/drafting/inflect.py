"""Gives English verbs the endings that reported speech asks for."""

from assistant.english.wordforms import is_past_form, verb_forms

_SPOKEN = {"am": "is", "are": "is", "'ve": "has", "'m": "is"}


def third_person(verb: str) -> str:
    """The form that goes with she: want, wants; carry, carries; have, has.

    >>> third_person("want"), third_person("carry"), third_person("watch"), third_person("rang")
    ('wants', 'carries', 'watches', 'rang')
    """
    if verb in _SPOKEN:
        return _SPOKEN[verb]
    # A past form that was parsed as a present one stays as it was said.
    return verb if is_past_form(verb) else verb_forms(verb)["VBZ"]


def past(verb: str) -> str:
    """The simple past of a verb's plain form.

    >>> past("pass"), past("ring"), past("carry"), past("stop")
    ('passed', 'rang', 'carried', 'stopped')
    """
    return verb_forms(verb)["VBD"]
