"""Sorts what a worker dictates alone: others' views, what was seen, the worker's own analysis, and actions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.domain.casenote import Form, Kind
from assistant.domain.person import Person, Role
from assistant.drafting.evidence import evidence_of
from assistant.drafting.leads import quoted
from assistant.drafting.line import Line
from assistant.drafting.persons import WRITER, Persons, turned
from assistant.drafting.report import with_dates
from assistant.drafting.said import Said, opening, without_fillers
from assistant.drafting.voices import kind_of

_SAYS = re.compile(
    r"\b(?P<who>(?:[A-Z][\w'-]+|(?:his|her|the|their) \w+|[Ss]he|[Hh]e|[Tt]hey))(?: then| also| both)?\s+(?:has "
    r"|had |have )?(?:just )?"
    r"(?P<verb>said|says|told|tells|explained|feels|felt|thinks|thought|wants|wanted|reported|asked|mentioned"
    r"|described|agreed|"
    r"disagreed|is worried|was worried|believes|likes|hates)\b"
)
_ANALYSIS = re.compile(
    r"^(?:so |and |but |overall,? |okay,? )*(?:my (?:feeling|view|sense|analysis|worry|concern|impression"
    r"|thinking|hypothesis)|what (?:worries|concerns|strikes) me|what(?:'s| is) "
    r"(?:going well|working)|I(?:'m| am)(?: also| still| really)? (?:worried|concerned|pleased|not sure|hopeful"
    r"|confident)|I (?:still )?(?:think|feel|believe|wonder)|overall|"
    r"in my (?:view|opinion)|(?:the )?analysis|to me)\b",
    re.I,
)
ACTIONS = re.compile(r"^(?:actions?|next steps?|to do|plan)\b[.:,]?", re.I)
_ASKED_ABOUT = re.compile(
    r"^(?:so |and |then )*I asked (?:him |her |them |[A-Z][\w'-]+ )?(?:about|how|what|whether|if|why)\b", re.I
)
_HEADING = re.compile(
    r"^(?:so |and |okay,? )*(?:what (?P<who>I|[\w'-]+(?: [\w'-]+)?) (?:saw|said|told me|thinks?)|my analysis)"
    r"(?:[.,:]+\s*|\s*$)",
    re.I,
)
_CONTACT = re.compile(
    r"\bI (?:then |also |have |had )?(?:rang|called|phoned|texted|emailed|met|spoke (?:to|with)|talked (?:to|with))\s+"
    r"(?P<who>(?:(?:the|his|her|their) )?[\w'-]+)",
    re.I,
)
_SPOKEN = re.compile(
    r"\b(?P<verb>said|says),? (?P<words>I(?:['’]m|['’]ve)?"
    r"(?: (?:really|just|still|do|don['’]t|didn['’]t|never|always))?"
    r"(?:(?<=['’]m)|(?<=['’]ve)| (?:like|love|want|feel|hate|miss|think|know|sleep|go|am|was|wish)d?)\b.*)$"
)
_MEETS = frozenset({"speak", "talk", "chat", "see", "meet", "visit"})
_HEADER = re.compile(r"\b(?:this is (?:my|the|a) (?:note|recording|voice note)|note for (?:the|my))\b", re.I)
_VISIT = re.compile(
    r"\b(?:I (?:got there|arrived|left|was there|stayed|visited)|(?:was|were|wasn't|weren't|was not) (?:in|there"
    r"|present|home|at home|out|at work)|"
    r"who (?:is|are) \w+|seen alone|on (?:his|her|their) own|bedroom|who was there)\b",
    re.I,
)
_KIN_ROLES = {
    "mum": Role.MOTHER, "mam": Role.MOTHER, "mother": Role.MOTHER, "dad": Role.FATHER, "father": Role.FATHER,
    "nan": Role.FAMILY, "nana": Role.FAMILY, "gran": Role.FAMILY, "grandma": Role.FAMILY,
    "grandmother": Role.FAMILY, "grandad": Role.FAMILY, "grandfather": Role.FAMILY,
    "uncle": Role.FAMILY, "auntie": Role.FAMILY, "aunt": Role.FAMILY,
    "stepdad": Role.CARER, "carer": Role.CARER, "foster carer": Role.CARER,
    "brother": Role.SIBLING, "sister": Role.SIBLING,
    "teacher": Role.PROFESSIONAL, "school": Role.PROFESSIONAL, "nursery": Role.PROFESSIONAL, "gp": Role.PROFESSIONAL,
    "health visitor": Role.PROFESSIONAL, "nurse": Role.PROFESSIONAL, "police": Role.PROFESSIONAL,
}  # fmt: skip
_INTRODUCED = re.compile(
    r"\b(?P<kin>mum|mam|mother|dad|father|nan|nana|gran|grandma|grandmother|grandad|uncle|auntie|aunt|brother"
    r"|sister|stepdad|foster carer|carer|"
    r"health visitor|teacher),?\s+(?P<name>[A-Z][a-z'-]+)\b",
    re.I,
)
_CHILDREN = re.compile(
    r"\b(?:the )?(?:twins|children|kids|boys|girls|baby|son|daughter),?\s+(?P<names>[A-Z][a-z'-]+(?:(?:,| and"
    r"|, and) [A-Z][a-z'-]+)*)"
)
_NOT_NAMES = frozenset(
    {"I", "We", "The", "She", "He", "They", "It", "There", "That", "This", "Nobody", "Everyone", "Both"}
)


class Place(StrEnum):
    """Where a dictated sentence belongs."""

    VISIT = "visit"
    SEEN = "seen"
    VIEW = "view"
    ANALYSIS = "analysis"
    ACTION = "action"
    LEFT = "left"


@dataclass(frozen=True)
class Sorted:
    """A dictated sentence with its place, and whose view it is."""

    said: Said
    place: Place
    role: Role | None = None
    name: str | None = None
    goes_on: bool = False


@dataclass(frozen=True)
class Named:
    """Somebody a dictation names, and the role that it or the roster gives them."""

    name: str
    role: Role


def is_dictation(sayings: Sequence[Said]) -> bool:
    """Say whether one voice alone speaks, and it is the worker's."""
    voices = {said.voice for said in sayings}
    return len(voices) == 1 and next(iter(voices)).is_worker


def sort_dictation(sayings: Sequence[Said], people: Sequence[Person]) -> tuple[Sorted, ...]:
    """Give every dictated sentence its place, in order."""
    roles = _roles(sayings, people)
    found: list[Sorted] = []
    order, weighing, acting = -1, False, False
    spoken: list[Named] = []
    for said in sayings:
        if said.order != order:
            weighing, order = False, said.order
        heading = ACTIONS.match(said.text)
        acting = acting or heading is not None
        if heading and said.words <= 2:
            found.append(Sorted(said, Place.LEFT))
            continue
        before = found[-1] if found and found[-1].said.order == said.order else None
        turned_to = _turned_to(said, roles)
        if turned_to is not None:
            # Whoever was spoken of before is not who "he" or "she" means now, even where the new name is not known.
            before, spoken = None, list(turned_to)
            if not _HEADING.sub("", said.text):
                found.append(Sorted(said, Place.LEFT))
                continue
        holder = _carried_on(said, before) or _holder(said, roles, spoken)
        spoken = [*spoken, *_spoken_of(said, roles)]
        if acting:
            found.append(Sorted(said, Place.ACTION))
        elif weighing or _ANALYSIS.match(said.text):
            weighing = True
            found.append(Sorted(said, Place.ANALYSIS))
        elif holder is not None:
            if found and _ASKED_ABOUT.match(found[-1].said.text):
                found[-1] = Sorted(found[-1].said, Place.VIEW, holder.role)
            goes_on = before is not None and before.place is Place.VIEW and before.name == holder.name
            found.append(Sorted(said, Place.VIEW, holder.role, holder.name, goes_on))
        else:
            found.append(Sorted(said, _plain_place(said)))
    return tuple(found)


def dictated_line(one: Sorted, visit: date) -> Line | None:
    """Write a dictated sentence as the worker said it, without fillers and short forms; None when nothing is left."""
    said = one.said
    start = opening(said.text) if re.match(r"(?:um+|er+m*|so|okay|ok|right|well|and)\b", said.text, re.I) else 0
    first = next((t.i for t in said.doc if t.idx >= start), None)
    if first is None:
        return None
    written = turned(said.doc, first, Persons(WRITER, WRITER, {})) if not re.search(r"\byou", said.text, re.I) else None
    text = without_fillers(written if written is not None else said.text[start:]).strip()
    text = _HEADING.sub("", with_dates(text, said.text, visit))
    text, own_words = _with_own_words(text, said) if one.place is Place.VIEW else (text, False)
    if not text.rstrip(" ."):
        return None
    if one.name and not one.goes_on and text.split(maxsplit=1)[0].lower() in {"she", "he"}:
        text = f"{one.name} {text.split(maxsplit=1)[1]}"
    text = text[:1].upper() + text[1:]
    text = text if text.endswith((".", "?", "!", '"')) else f"{text}."
    kind = {Place.ANALYSIS: Kind.ANALYSIS, Place.VIEW: kind_of(one.role) if one.role else Kind.OTHER_VIEW}
    form = Form.NONE if one.place is not Place.VIEW else Form.QUOTE if own_words else Form.REPORTED
    holder = one.role.value if one.role else "worker" if one.place is Place.ANALYSIS else None
    return Line(text, kind.get(one.place, Kind.OBSERVATION), holder, form, evidence_of([said]), (said,))


def _with_own_words(text: str, said: Said) -> tuple[str, bool]:
    """Quote "He said I like it here": in the worker's voice, "I" would be the worker."""
    spoken = _SPOKEN.search(said.text)
    at = re.search(rf"\b{spoken['verb']}\b", text) if spoken else None
    return (f"{text[: at.end()]}, {quoted(spoken['words'])}", True) if spoken and at else (text, False)


def _roles(sayings: Sequence[Said], people: Sequence[Person]) -> dict[str, Role]:
    """Who is who: from the roster first, then from words such as "Mum, Tanya" and "the twins, Noah and Skye"."""
    roles = dict(_KIN_ROLES) | {"daddy": Role.FATHER, "mummy": Role.MOTHER}
    for said in sayings:
        for match in _INTRODUCED.finditer(said.text):
            if match["name"] not in _NOT_NAMES and match["name"][0].isupper():
                roles.setdefault(match["name"].lower(), _KIN_ROLES[match["kin"].lower()])
        for match in _CHILDREN.finditer(said.text):
            for name in re.findall(r"[A-Z][a-z'-]+", match["names"]):
                roles.setdefault(name.lower(), Role.CHILD)
    for person in people:
        if person.role is not Role.WORKER:
            roles[person.first_name.lower()] = person.role
            roles[person.name.lower()] = person.role
    return roles


def _plain_place(said: Said) -> Place:
    """The place of a sentence that gives nobody's view by name."""
    if _somebody_says(said):
        return Place.VIEW
    if _HEADER.search(said.text) or _VISIT.search(said.text):
        return Place.VISIT
    if re.match(r"I (?:need|have|'ve got) to\b|I'll\b|I will\b|Me to\b", said.text):
        return Place.ACTION
    return Place.SEEN


def _turned_to(said: Said, roles: dict[str, Role]) -> tuple[Named, ...] | None:
    """Whom a dictated heading or a call turns to: nobody where the name is not known, None where there is no turn."""
    match = _HEADING.match(said.text) or _CONTACT.search(said.text)
    if match is None:
        return None
    who = match["who"] or ""
    role = roles.get(who.lower()) or (roles.get(who.lower().split()[-1]) if who else None)
    return (Named(who, role),) if role else ()


def _somebody_says(said: Said) -> bool:
    """Say whether a sentence gives the words of a he, she or they whom nothing names."""
    match = _SAYS.search(said.text)
    return match is not None and match["who"].lower() in {"she", "he", "they"}


def _spoken_of(said: Said, roles: dict[str, Role]) -> list[Named]:
    """The people whom a sentence is about: its subjects, and those the worker speaks to or sees."""
    about = []
    for t in said.doc:
        if t.lower_ not in roles or not t.text[0].isupper():
            continue
        top = t.head if t.dep_ in {"appos", "conj"} else t
        met = top.dep_ in {"pobj", "dobj"} and any(up.lemma_ in _MEETS for up in top.ancestors)
        if top.dep_ in {"nsubj", "nsubjpass"} or t.dep_ in {"nsubj", "nsubjpass"} or met:
            about.append(Named(t.text, roles[t.lower_]))
    return about


def _carried_on(said: Said, before: Sorted | None) -> Named | None:
    """The holder of the view before, when she or he goes on speaking."""
    match = _SAYS.search(said.text)
    if match is None or before is None or before.place is not Place.VIEW or before.role is None or before.name is None:
        return None
    wrong = {"she": Role.FATHER, "he": Role.MOTHER}.get(match["who"].lower(), before.role)
    return None if wrong is before.role else Named(before.name, before.role)


def _holder(said: Said, roles: dict[str, Role], spoken: Sequence[Named]) -> Named | None:
    """Whose view a sentence gives: the one named, or the last one named whom she or he can mean."""
    match = _SAYS.search(said.text)
    if match is None or match["who"] in {"I", "We"}:
        return None
    who = match["who"]
    if who.lower() in {"she", "he", "they"}:
        wrong = {"she": {Role.FATHER}, "he": {Role.MOTHER}, "they": set[Role]()}[who.lower()]
        own = [named for named in spoken if named.role not in wrong]
        return own[-1] if own and who.lower() != "they" else None
    role = roles.get(who.lower()) or roles.get(who.lower().split()[-1])
    return Named(who, role) if role else None
