"""Drafts a note from a transcript in the words that were said, each statement with its evidence."""

from collections.abc import Iterable, Sequence

from assistant.domain.casenote import Keeps, Note, Section, Statement
from assistant.domain.notetype import NoteType, Part, Reader, SectionPlan
from assistant.domain.person import Person, Role
from assistant.domain.recording import Visit
from assistant.domain.transcript import Transcript
from assistant.domain.visitfacts import VisitFacts
from assistant.drafting.accounts import side_by_side
from assistant.drafting.action_words import listed
from assistant.drafting.actions import promises
from assistant.drafting.choosing import chosen_of, only_promised, workers_own
from assistant.drafting.compose import compose
from assistant.drafting.dictated import Place, dictated_line, is_dictation, sort_dictation
from assistant.drafting.dictated_actions import dictated_promises
from assistant.drafting.letters import for_a_child, letter_lines, reader_of, told_to, waiting
from assistant.drafting.line import Line
from assistant.drafting.listening import Listening, pronouns_heard
from assistant.drafting.opening_lines import agreement, asked_alone, visit_prompts, who_spoke
from assistant.drafting.promise import Promise
from assistant.drafting.questions import analysis_prompts
from assistant.drafting.said import sayings
from assistant.drafting.select import is_small_talk
from assistant.drafting.told_family import judgements, told_family
from assistant.drafting.uncovered import uncovered
from assistant.drafting.voices import Voice, cautions, voices
from assistant.errors import BadInputError
from assistant.ports import EnglishParser

UNNAMED = "Said by a voice that nobody has named"
_ENGINE = "words"


def draft(transcript: Transcript, visit: Visit, note_type: NoteType, *, parser: EnglishParser) -> Note:
    """Draft a note; BadInputError when this kind of meeting may not be recorded or nothing was said."""
    if not note_type.recording_allowed:
        raise BadInputError(
            note_type.why_not or f"A note of the type {note_type.name} may not be made from a recording."
        )
    if not transcript.utterances:
        raise BadInputError("The transcript holds no words, so there is nothing to draft a note from.")
    known = voices(transcript, visit.people)
    everything = sayings(transcript, known, parser)
    people = _people(visit, known)
    heard = pronouns_heard(everything, people, tuple(known.values()))
    listening = Listening(everything, people, tuple(known.values()), heard)
    if is_dictation(everything):
        return _dictated(listening, visit, note_type, known)
    return _talked(listening, visit, note_type, known)


def _talked(listening: Listening, visit: Visit, note_type: NoteType, known: dict[str, Voice]) -> Note:
    """Draft from a talk between the worker and others."""
    done: Sequence[Promise] = promises(listening, visit.date)
    opening = [*agreement(listening), *asked_alone(listening)]
    used = {said.key for line in opening for said in line.rests_on} | only_promised(done)
    told, seen = workers_own(listening, visit, used)
    written = used | {said.key for line in (*told, *seen) for said in line.rests_on}
    family, own = told_family(listening, written), judgements(listening, written)
    child = reader_of(known.values(), visit.child)
    to_child = note_type.reader is Reader.CHILD
    left: Sequence[Promise] = ()
    if note_type.reader in {Reader.CHILD, Reader.LATER}:
        told, seen, family, own = [], for_a_child(seen, listening), [], []
    if to_child:
        done, left = told_to(child, done, listening) if child is not None else ((), done)
    views: dict[Voice, list[Line]] = {}
    for voice in known.values():
        chosen = [] if voice.is_worker or (to_child and voice != child) else chosen_of(listening, voice, used)
        if not chosen:
            continue
        to_reader = voice == child and note_type.reader in {Reader.CHILD, Reader.LATER}
        lines = letter_lines(chosen, listening, visit.date) if to_reader else compose(chosen, listening, visit.date)
        whose = listening.speaker_of(voice)
        views[whose] = [*views.get(whose, []), *lines]
    placed: dict[int, list[Line]] = {}
    for at, plan in enumerate(note_type.sections):
        placed[at] = []
        if plan.part is Part.VISIT:
            first = who_spoke(listening)
            placed[at] += [first, *opening] if first else opening
    for lines, part, keeps in (
        (family, Part.VISIT, Keeps.OBSERVATIONS),
        (told, Part.REASON, Keeps.OBSERVATIONS),
        (seen, None, Keeps.OBSERVATIONS),
        (own, None, Keeps.ANALYSIS),
    ):
        placed[_place(note_type, part, keeps)] += lines
    unnamed: list[Line] = []
    for voice, lines in views.items():
        where = _views_section(note_type, voice)
        if where is not None or voice.person is None:
            (placed[where] if where is not None else unnamed).extend(lines)
    _set_accounts(note_type, placed, [*told, *(line for lines in views.values() for line in lines)])
    note = _note(listening, visit, note_type, known, placed, unnamed, done)
    return note.model_copy(update={"uncovered": (*note.uncovered, *waiting(left))}) if left else note


def _dictated(listening: Listening, visit: Visit, note_type: NoteType, known: dict[str, Voice]) -> Note:
    """Draft from what the worker dictated alone."""
    ordered = sort_dictation(listening.sayings, visit.people)
    done = dictated_promises(ordered, listening, visit.date)
    placed: dict[int, list[Line]] = {at: [] for at in range(len(note_type.sections))}
    unnamed: list[Line] = []
    last = _place(note_type, None, Keeps.OBSERVATIONS)
    for one in ordered:
        if one.place in {Place.LEFT, Place.ACTION} or is_small_talk(one.said):
            continue
        line = dictated_line(one, visit.date)
        if line is None:
            continue
        where: int | None = last
        if one.place is Place.VISIT:
            where = _place(note_type, Part.VISIT, Keeps.OBSERVATIONS)
        elif one.place is Place.ANALYSIS:
            where = _place(note_type, None, Keeps.ANALYSIS)
        elif one.place is Place.VIEW and one.role is not None:
            where = _section_for(note_type, one.role)
        (placed[where] if where is not None else unnamed).append(line)
    return _note(listening, visit, note_type, known, placed, unnamed, done, dictated=True)


def _note(
    listening: Listening,
    visit: Visit,
    note_type: NoteType,
    known: dict[str, Voice],
    placed: dict[int, list[Line]],
    unnamed: list[Line],
    done: Sequence[Promise],
    *,
    dictated: bool = False,
) -> Note:
    numbers = iter(range(1, 100_000))
    everything = [line for lines in placed.values() for line in lines] + unnamed
    sections = []
    for at, plan in enumerate(note_type.sections):
        if plan.keeps is Keeps.ANALYSIS and unnamed:
            sections.append(_section(SectionPlan(heading=UNNAMED, keeps=Keeps.VIEWS), unnamed, (), numbers))
            unnamed = []
        prompts: tuple[str, ...] = ()
        if plan.part is Part.VISIT:
            prompts = visit_prompts(listening, note_type.fields, visit.child, dictated=dictated)
        elif plan.keeps is Keeps.ANALYSIS:
            weighed = (dictated and placed[at]) or note_type.reader_age is not None
            prompts = plan.questions if weighed else analysis_prompts(plan, everything, visit.child)
        elif plan.questions:
            prompts = plan.questions
        sections.append(_section(plan, placed[at], prompts, numbers))
    evidence = [e for line in everything for e in line.evidence] + [e for p in done for e in p.action.evidence]
    return Note(
        type=note_type.name,
        title=_title(note_type, visit),
        visit_date=visit.date,
        people=tuple(listening.people),
        sections=tuple(sections),
        actions=tuple(p.action for p in done),
        uncovered=uncovered(listening, evidence, dictated=dictated),
        cautions=(*cautions(known), *interpreted(listening)),
        facts=VisitFacts(place=visit.place),
        reader_age=note_type.age_for(visit.child.age if visit.child else None),
    )


def _section(plan: SectionPlan, lines: Sequence[Line], prompts: tuple[str, ...], numbers: Iterable[int]) -> Section:
    statements: list[Statement] = []
    paragraph = 0
    speaker: Voice | None = None
    for line in lines:
        voice = line.rests_on[0].voice
        turns_to_other = voice != speaker and plan.part is not Part.ACCOUNTS
        if statements and (line.new_paragraph or turns_to_other):
            paragraph += 1
        speaker = voice
        statements.append(_statement(line, paragraph, next(iter(numbers))))
    return plan.section(statements, prompts)


def _statement(line: Line, paragraph: int, number: int) -> Statement:
    return Statement(
        id=f"s{number}",
        text=line.text,
        kind=line.kind,
        holder=line.holder,
        form=line.form,
        written_by=_ENGINE,
        evidence=line.evidence,
        paragraph=paragraph,
    )


def _set_accounts(note_type: NoteType, placed: dict[int, list[Line]], lines: Sequence[Line]) -> None:
    where = next((at for at, plan in enumerate(note_type.sections) if plan.part is Part.ACCOUNTS), None)
    if where is None:
        return
    placed[where] = side_by_side(lines)


def _views_section(note_type: NoteType, voice: Voice) -> int | None:
    return _section_for(note_type, voice.person.role) if voice.person else None


def _section_for(note_type: NoteType, role: Role) -> int | None:
    """The section that keeps a role's views: its own, else one for everybody's, else none."""
    plans = list(enumerate(note_type.sections))
    own = [at for at, plan in plans if plan.keeps is Keeps.VIEWS and role in plan.whose]
    anybody = [
        at for at, plan in plans if plan.keeps in {Keeps.VIEWS, Keeps.ANY} and not plan.whose and plan.part is None
    ]
    return next(iter(own or anybody), None)


def _place(note_type: NoteType, part: Part | None, keeps: Keeps) -> int:
    """The section for a part, else the first that keeps such statements, else the first of all."""
    plans = list(enumerate(note_type.sections))
    exact = [at for at, plan in plans if part is not None and plan.part is part]
    alike = [at for at, plan in plans if plan.keeps is keeps and plan.part is None]
    some = [at for at, plan in plans if plan.keeps in {keeps, Keeps.ANY}]
    return (exact or alike or some or [0])[0]


def interpreted(listening: Listening) -> tuple[str, ...]:
    """Say whose words an interpreter is taken to give."""
    said = []
    for voice in listening.voices:
        if not voice.interprets:
            continue
        whose = listening.spoken_for(voice)
        for_whom = f"taken to be {whose.name}'s" if whose else "kept under the interpreter's own name"
        said.append(f"{voice.name} interpreted, so those words are quoted and {for_whom}: check that this is right.")
    return tuple(said)


def _people(visit: Visit, known: dict[str, Voice]) -> list[Person]:
    people = list(visit.people)
    return people + [v.person for v in known.values() if v.person is not None and v.person not in people]


def _title(note_type: NoteType, visit: Visit) -> str:
    children = [p for p in visit.people if p.role is Role.CHILD] or ([visit.child] if visit.child else [])
    named = [f"{p.name}{f' ({p.age})' if p.age is not None else ''}" for p in children]
    return f"{note_type.title}: {listed(named)}" if named else note_type.title
