"""Tells whose each statement is: a view and its holder, the writer's judgement, an action, or what was seen.

Words decide alone where there is no classifier. With one, its opinion decides, and words that decide, or the section
that a statement stands in, add their weight to it: on hands held back the words alone are right less often than the
classifier, and both together more often than either.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.checks.by_body import answered_by_body
from assistant.checks.clause import Clause, Voice
from assistant.checks.clauses import clauses_of
from assistant.checks.cues import SIBLING
from assistant.domain.casenote import Form, Keeps, Kind
from assistant.domain.person import Person, Role
from assistant.english.roster import CHILDREN, PARENTS, Mention, Roster
from assistant.english.sentences import quoted_spans
from assistant.ports import EnglishParser, Opinion, StatementClassifier

if TYPE_CHECKING:
    from spacy.tokens import Doc

SURE = 0.7
"""Below this confidence a classifier's label is unsure, and no finding rests on it alone."""

WORDS_SURE = 0.6
"""The same for a label by words alone."""

WORDS_WEIGHT = 0.2
"""What words that decide add to the classifier's share of their kind; chosen on hands held back."""

MIXED_WEIGHT = 0.5
"""The same where the words of two voices are found, which are seldom there by chance."""

HOLDER_WEIGHT = 0.8
"""The part of a classifier's views that goes to the kind of view whose holder the words name."""

SECTION = "its section"
"""The reason given where no words decide, and the section says what it keeps."""

SECTION_WEIGHT = 0.35
"""What a section adds to the share of the kind that it keeps."""

CERTAIN = 0.95
"""From this confidence words decide alone: a field of a form, with its colon."""

HEAD = 15
"""Letters within which whoever is named stands at the head of a statement."""

_VOICES = {Kind.ANALYSIS: Voice.ANALYSIS, Kind.ACTION: Voice.ACTION, Kind.OBSERVATION: Voice.SEEN}


@dataclass(frozen=True)
class Setting:
    """Where a statement stands: what its section keeps and whose, and whose view came just before it."""

    keeps: Keeps = Keeps.ANY
    whose: tuple[str, ...] = ()
    holder: str | None = None


@dataclass(frozen=True)
class Label:
    """Whose statement it is; `reasons` are the words that decided, `clauses` the parts it was judged by.

    `like` is a labelled sentence that it resembles, where no words decided.
    """

    kind: Kind
    holder: str | None = None
    form: Form = Form.NONE
    confidence: float = 0.5
    unsure: bool = True
    reasons: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    like: str | None = None


def label_lines(
    lines: Sequence[str],
    people: Sequence[Person] = (),
    *,
    parser: EnglishParser,
    classifier: StatementClassifier | None = None,
) -> tuple[Label, ...]:
    """Label statements that stand alone, one for each line, in order."""
    roster = Roster(tuple(people))
    settings = [Setting()] * len(lines)
    labels = label_all(lines, parser.parse(lines), settings, roster)
    return second_opinion(lines, labels, roster, classifier)


def label_all(
    texts: Sequence[str],
    docs: "Sequence[Doc]",
    settings: Sequence[Setting],
    roster: Roster,
    *,
    follow: bool = False,
) -> tuple[Label, ...]:
    """Label statements in their settings by rules alone.

    With `follow`, a view's holder carries on to "She would like …" after it.
    """
    labels: list[Label] = []
    before: str | None = None
    for text, doc, setting in zip(texts, docs, settings, strict=True):
        last = len(labels) - 1
        before = _spoken_of(labels[-1], texts[last], docs[last], text, roster, before) if follow and labels else None
        here = replace(setting, holder=setting.holder or before)
        only = here.whose[0] if len(here.whose) == 1 else _owner(here.whose, roster)
        clauses = clauses_of(text, doc, roster, carried=here.holder or only)
        labels.append(_put_together(clauses, here, only))
    return tuple(labels)


def second_opinion(
    texts: Sequence[str], given: Sequence[Label], roster: Roster, classifier: StatementClassifier | None
) -> tuple[Label, ...]:
    """Weigh what the words say with what a classifier says, for a whole note at once: it is quickest on many."""
    if classifier is None or not given:
        return tuple(given)
    opinions = classifier.classify([roster.with_roles(text) for text in texts])
    return tuple(
        _weighed(text, label, opinion, roster) for text, label, opinion in zip(texts, given, opinions, strict=True)
    )


def kind_of_holder(holder: str | None) -> Kind:
    """Give the kind of a view by who holds it; a view of nobody known is another's."""
    if holder in {Role.MOTHER, Role.FATHER, Role.CARER, PARENTS}:
        return Kind.PARENT_VIEW
    if holder in {Role.CHILD, Role.SIBLING, CHILDREN}:
        return Kind.CHILD_VIEW
    return Kind.OTHER_VIEW


def _weighed(text: str, label: Label, opinion: Opinion, roster: Roster) -> Label:
    if label.confidence >= CERTAIN and not label.unsure:
        return label
    weight, told = _weight(label), _told(opinion.shares, label)
    shares = {kind: (share + weight * (kind is label.kind)) / (1 + weight) for kind, share in told.items()}
    kind = max(shares, key=lambda k: shares[k])
    decided = kind is label.kind and (not label.unsure or SECTION in label.reasons)
    holder, form = _held(text, kind, label, roster)
    return replace(
        label,
        kind=kind,
        holder=holder,
        form=form,
        confidence=shares[kind],
        unsure=shares[kind] < SURE,
        reasons=label.reasons if decided else _words_for(kind, label),
        like=None if decided else opinion.like,
    )


def _told(shares: Mapping[Kind, float], label: Label) -> dict[Kind, float]:
    """Give most of what a classifier gives to views to the kind of view whose holder is known: it sees no names."""
    told = dict(shares)
    if label.unsure or not label.kind.is_view:
        return told
    views = [kind for kind in Kind if kind.is_view]
    whole = sum(told[kind] for kind in views)
    for kind in views:
        told[kind] *= 1 - HOLDER_WEIGHT
    told[label.kind] += HOLDER_WEIGHT * whole
    return told


def _weight(label: Label) -> float:
    if SECTION in label.reasons:
        return SECTION_WEIGHT
    if label.unsure:
        return WORDS_WEIGHT if label.kind is Kind.ANALYSIS and label.reasons else 0.0
    if label.kind is Kind.MIXED:
        return MIXED_WEIGHT
    return WORDS_WEIGHT


def _held(text: str, kind: Kind, label: Label, roster: Roster) -> tuple[str | None, Form]:
    """Give whose view a statement is, as far as its words say, and in what form."""
    if not kind.is_view and kind is not Kind.MIXED:
        return None, Form.NONE
    views = [clause for clause in label.clauses if clause.voice is Voice.VIEW]
    holders = [holder for holder in (label.holder, *(clause.holder for clause in views)) if holder is not None]
    form = _form(text, {label.form, *(clause.form for clause in views)})
    if kind is Kind.MIXED:
        return (holders[0] if holders else None), form
    # Whoever stands at the head of a statement is nearly always the one whose view it is; further on, half as often.
    first = [m.role for m in roster.mentions(text) if m.start <= HEAD and m.role not in {Role.WORKER, Role.MANAGER}]
    if SIBLING.match(text):
        first = [Role.SIBLING.value, *first]
    fits = [holder for holder in (*holders, *first) if kind_of_holder(holder) is kind]
    return (fits[0] if fits else Role.CHILD.value if kind is Kind.CHILD_VIEW else None), form


def _form(text: str, forms: set[Form]) -> Form:
    if Form.QUOTE in forms or any(len(text[start:end].split()) > 2 for start, end in quoted_spans(text)):
        return Form.QUOTE
    return Form.NONVERBAL if Form.NONVERBAL in forms or answered_by_body(text) else Form.REPORTED


def _words_for(kind: Kind, label: Label) -> tuple[str, ...]:
    """Give the words that speak for a kind, where the rules by themselves were not sure."""
    voice = Voice.VIEW if kind.is_view else _VOICES.get(kind)
    return tuple(word for clause in label.clauses if clause.voice is voice for word in clause.words)


def _spoken_of(label: Label, text: str, doc: "Doc", following: str, roster: Roster, before: str | None) -> str | None:
    """Give whom "she" means after a statement: the holder of its view, the one named whom it fits, or as before."""
    if label.holder is not None and (label.kind.is_view or label.kind is Kind.MIXED):
        return label.holder
    people = [m for m in roster.mentions(text) if m.role not in {Role.WORKER, Role.MANAGER}]
    known = [m for m in people if m.person is not None] or [m for m in people if m.role != Role.PROFESSIONAL]
    fit = {m.role for m in known if _fits(m, following)}
    if known:
        return fit.pop() if len(fit) == 1 else None
    return None if _names_a_stranger(doc) else before


def _names_a_stranger(doc: "Doc") -> bool:
    """Say whether somebody that no list knows is named, whom "she" in the next statement may mean: "I rang Carys"."""
    return any(
        token.pos_ == "PROPN"
        and token.dep_ in {"nsubj", "nsubjpass", "dobj"}
        and token.ent_type_ not in {"DATE", "TIME", "GPE"}
        and not token.text.isupper()
        for token in doc
    )


def _fits(mention: Mention, following: str) -> bool:
    """Say whether "he" or "she" at the head of the next statement may be this person."""
    pronoun = re.match(r"\W*(?:\w+ )?(he|she)\b", following, re.IGNORECASE)
    if pronoun is None:
        return True
    title = mention.words.split()[0].rstrip(".").lower()
    woman = mention.role == Role.MOTHER or title in {"mrs", "ms", "miss"}
    man = mention.role == Role.FATHER or title == "mr"
    return not (woman if pronoun.group(1).lower() == "he" else man)


def _put_together(clauses: tuple[Clause, ...], setting: Setting, only: str | None) -> Label:
    views = [c for c in clauses if c.voice is Voice.VIEW]
    judged = [c for c in clauses if c.voice is Voice.ANALYSIS]
    reasons = tuple(word for c in clauses for word in c.words)
    mixed = _mixed(clauses, views, judged)
    if mixed is not None:
        form = Form.QUOTE if any(c.form is Form.QUOTE for c in views) else views[0].form
        return Label(Kind.MIXED, views[0].holder, form, mixed, mixed < WORDS_SURE, reasons, clauses)
    best = max(clauses, key=lambda c: (c.voice in {Voice.VIEW, Voice.ANALYSIS}, c.confidence))
    if best.voice is Voice.VIEW:
        unsure = best.confidence < WORDS_SURE or best.holder is None
        confidence = min(best.confidence, 0.55) if best.holder is None else best.confidence
        return Label(kind_of_holder(best.holder), best.holder, best.form, confidence, unsure, reasons, clauses)
    if best.voice is Voice.ANALYSIS:
        return Label(Kind.ANALYSIS, None, Form.NONE, best.confidence, best.confidence < WORDS_SURE, reasons, clauses)
    if setting.keeps is Keeps.ACTIONS and best.confidence < 0.9:
        return Label(Kind.ACTION, None, Form.NONE, 0.8, False, (*reasons, SECTION), clauses)
    if best.confidence >= WORDS_SURE:
        kind = Kind.ACTION if best.voice is Voice.ACTION else Kind.OBSERVATION
        return Label(kind, None, Form.NONE, best.confidence, False, reasons, clauses)
    return _by_section(best, setting, only, clauses)


def _mixed(clauses: tuple[Clause, ...], views: list[Clause], judged: list[Clause]) -> float | None:
    """Give the confidence that a statement mixes voices, or None where it does not."""
    if views and judged and not judged[0].owns_rest:
        return min(max(c.confidence for c in views), max(c.confidence for c in judged))
    holders = {c.holder for c in views if c.holder and c.confidence >= 0.8}
    if len(holders) > 1 and not any(c.voice is Voice.ANALYSIS for c in clauses):
        return 0.75
    return None


def _by_section(best: Clause, setting: Setting, only: str | None, clauses: tuple[Clause, ...]) -> Label:
    """Fall back on what the section keeps, where no words decide."""
    why = (SECTION,)
    if setting.keeps is Keeps.OBSERVATIONS:
        return Label(Kind.OBSERVATION, None, Form.NONE, 0.7, False, why, clauses)
    if setting.keeps is Keeps.ANALYSIS:
        return Label(Kind.ANALYSIS, None, Form.NONE, 0.55, True, why, clauses)
    if setting.keeps is Keeps.VIEWS and only is not None:
        return Label(kind_of_holder(only), only, Form.NONE, 0.55, True, why, clauses)
    if setting.holder is not None and best.follows:
        return Label(kind_of_holder(setting.holder), setting.holder, Form.REPORTED, 0.55, True, ("follows",), clauses)
    kind = Kind.ACTION if best.voice is Voice.ACTION else Kind.OBSERVATION
    return Label(kind, None, Form.NONE, best.confidence, True, (), clauses)


def _owner(whose: tuple[str, ...], roster: Roster) -> str | None:
    """Give the one person in the family whose views a section keeps, when the roster leaves only one."""
    present = [role for role in whose if role in roster.roles]
    return present[0] if len(present) == 1 else None
