import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.domain.casenote import Form, Keeps, Kind, Note, Statement
from assistant.domain.person import Role
from assistant.domain.recording import Visit
from assistant.domain.transcript import Transcript
from assistant.drafting.draft import UNNAMED, draft
from assistant.drafting.notetypes import load_note_type
from assistant.english.dates import dates
from assistant.english.numbers import numbers
from assistant.english.sentences import quoted_spans
from assistant.errors import BadInputError
from assistant.ports import EnglishParser
from assistant.settings import prompts_folder

if TYPE_CHECKING:
    from conftest import Example

GOLDEN = Path(__file__).parents[2] / "golden" / "drafts"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.toml"))
Drafted = Callable[[str], "Example"]


@pytest.mark.parametrize("name", NAMES)
def test_the_draft_reads_as_its_golden_copy(name: str, drafted: Drafted, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{name}.md"
    assert as_markdown(drafted(name).note) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_has_evidence_that_is_in_the_transcript(name: str, drafted: Drafted) -> None:
    example = drafted(name)
    for statement in example.note.statements:
        assert statement.evidence
        for one in statement.evidence:
            utterance = example.transcript.utterance(one.utterance)
            assert one.quote in utterance.text
            assert one.start is not None
            assert one.end is not None
            assert (utterance.start or 0) <= one.start <= one.end <= (utterance.end or 0)


@pytest.mark.parametrize("name", NAMES)
def test_every_quotation_is_word_for_word(name: str, drafted: Drafted) -> None:
    for statement in drafted(name).note.statements:
        for words in quotations(statement):
            assert any(plain(words) in plain(one.quote) for one in statement.evidence), statement.text


@pytest.mark.parametrize("name", NAMES)
def test_every_number_and_date_is_in_the_evidence(name: str, drafted: Drafted) -> None:
    example = drafted(name)
    for statement in example.note.statements:
        said = " ".join(one.quote for one in statement.evidence)
        days = {day for m in dates(said, example.visit.date) if (day := m.day)}
        for mention in dates(statement.text, example.visit.date):
            assert mention.day is None or mention.day in days or mention.text in said, statement.text
        counted = re.sub(r"\b\d{1,2} [A-Z][a-z]+\b|^One person|voice S\d+", "", statement.text)
        for number in numbers(counted):
            assert any(number.agrees(other) for other in numbers(said)), (statement.text, number.text)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_in_the_evidence_or_the_roster(name: str, drafted: Drafted) -> None:
    example = drafted(name)
    known = {part.strip("()") for p in example.note.people for part in f"{p.name} {p.relation or ''}".split()}
    known |= {"I", "Ms", "Mr", "Asked", "One", "The", "She", "He", "They", "S5"}
    for statement in example.note.statements:
        said = " ".join(one.quote for one in statement.evidence).lower()
        text = statement.text
        for mention in reversed(dates(text, example.visit.date)):
            text = f"{text[: mention.start]}{text[mention.end :]}"
        for word in re.findall(r"(?<![.?!\"] )(?<!^)(?<!\")\b[A-Z][a-z]+\b", text):
            assert word in known or word.lower() in said, statement.text


@pytest.mark.parametrize("name", [n for n in NAMES if n != "dictated"])
def test_a_childs_words_are_always_quoted(name: str, drafted: Drafted) -> None:
    for statement in drafted(name).note.statements:
        assert statement.kind is not Kind.CHILD_VIEW or statement.form is Form.QUOTE


@pytest.mark.parametrize("name", [n for n in NAMES if n != "dictated"])
def test_no_view_rests_only_on_the_workers_words(name: str, drafted: Drafted) -> None:
    example = drafted(name)
    workers = {s.id for s in example.transcript.speakers if s.role is Role.WORKER}
    for section in example.note.sections:
        if section.keeps is not Keeps.VIEWS:
            continue
        for statement in section.statements:
            spoke = {example.transcript.utterance(one.utterance).speaker for one in statement.evidence}
            assert spoke - workers, statement.text


@pytest.mark.parametrize("name", [n for n in NAMES if n not in {"dictated", "interpreter", "discharge"}])
def test_each_view_is_held_by_the_person_who_said_it(name: str, drafted: Drafted) -> None:
    example = drafted(name)
    for section in example.note.sections:
        for statement in section.statements:
            if section.keeps is Keeps.VIEWS and section.heading != UNNAMED:
                voice = example.transcript.speaker(
                    example.transcript.utterance(statement.evidence[0].utterance).speaker
                )
                assert voice.role is not None
                assert statement.holder == voice.role.value
                assert statement.holder in section.whose


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_matters_is_left_without_being_listed(name: str, drafted: Drafted) -> None:
    example = drafted(name)
    for left in example.note.uncovered:
        assert left.text in example.transcript.utterance(left.utterance).text


@pytest.mark.parametrize("name", [n for n in NAMES if n != "dictated"])
def test_analysis_is_asked_for_and_holds_only_the_workers_own_words(name: str, drafted: Drafted) -> None:
    for section in drafted(name).note.sections:
        if section.keeps is Keeps.ANALYSIS:
            assert {(s.holder, s.form) for s in section.statements} <= {("worker", Form.QUOTE)}
            assert section.prompts


def test_what_the_worker_dictates_as_analysis_is_theirs(drafted: Drafted) -> None:
    analysis = [s for s in drafted("dictated").note.statements if s.kind is Kind.ANALYSIS]
    assert analysis[0].text == "I think things are calmer than in September."
    assert {s.holder for s in analysis} == {"worker"}


def test_a_voice_without_a_name_holds_no_role(drafted: Drafted) -> None:
    section = next(s for s in drafted("kinship").note.sections if s.heading == UNNAMED)
    assert [(s.holder, s.kind) for s in section.statements] == [(None, Kind.OTHER_VIEW)]
    assert section.statements[0].text.startswith("One person (voice S5) said")


def test_an_unconfirmed_voice_is_named_with_a_caution(drafted: Drafted) -> None:
    cautions = drafted("sound").note.cautions
    assert any("Claire Young" in caution and "nobody has confirmed" in caution for caution in cautions)


def test_an_interpreters_words_are_quoted_with_a_caution(drafted: Drafted) -> None:
    note = drafted("interpreter").note
    through = [s for s in note.statements if "(interpreter) said" in s.text]
    assert {s.form for s in through} == {Form.QUOTE}
    assert any("interpreted" in caution for caution in note.cautions)


def test_a_correction_is_quoted_whole(drafted: Drafted) -> None:
    assert any("in April, no, sorry, it was March" in s.text for s in drafted("okafor").note.statements)


@pytest.mark.parametrize(
    ("name", "what", "who", "due"),
    [
        (
            "okafor",
            'Pay Ms Okafor, said after "He owes me for the school trip, forty quid."',
            "Emeka Okafor",
            "2026-06-12",
        ),
        ("okafor", "Ring the course leader", "Priya Nair", "2026-06-16"),
        ("okafor", "Next visit, at 10 o'clock", "Priya Nair", "2026-06-24"),
        ("interpreter", "Take Ava to the clinic", "Shirin Karimi", "2026-09-17"),
        ("core_group", "Try the flat again before the next meeting", "Ian Moss", "2026-10-05"),
        ("core_group", "Keep a note of the mornings he's late", "Carol Dunn", "None"),
        ("core_group", "Next core group, at one o'clock", "Sam Ahmed", "2026-11-05"),
        ("dictated", "Ring school about the after-school club", "Kelly Tran", "2026-11-20"),
        ("teenager", "Text Leah", "Tom Eley", "2026-02-09"),
        ("two_homes", "Agree the times with Tia and write them down", "Nicole Adeyemi and Sean Doyle", "2026-08-05"),
        ("two_homes", "Ask Jordan's mum", "Nicole Adeyemi", "2026-07-22"),
        ("two_homes", "Call at four", "Kemi", "2026-07-24"),
        ("two_homes", "Next visit", "Harriet Cole", "2026-08-05"),
        (
            "grandparents",
            "Sit down and write some rules for the visits, at ten",
            "Tunde Alade, Moira Kerr and Billy Kerr",
            "2026-11-12",
        ),
        ("grandparents", "Email Moira Kerr and Billy Kerr what they say", "Tunde Alade", "2026-11-06"),
        ("grandparents", "Refer Rory for speech and language", "Sunita Rao", "None"),
        ("phone", "Call the housing officer about the glass", "Donna Sykes", "2026-05-14"),
        ("phone", "Ring Mr Sykes", "Marcus Bell", "2026-05-26"),
        ("refusal", "Ring the doctor with Mr Pugh", "Grace Lim", "2026-03-31"),
        ("misheard", "Come and see Lexi at school", "Dele Okoro", "2026-02-20"),
        ("misheard", "Wait till I've spoken to the designated lead before Ms Reid goes", "Paula Reid", "None"),
        ("caribbean", "Write to the prison about visits", "Joanna Price", "2026-02-06"),
    ],
)
def test_an_action_has_its_owner_and_its_day(name: str, what: str, who: str, due: str, drafted: Drafted) -> None:
    assert (what, who, due) in {(a.what, a.who, str(a.due)) for a in drafted(name).note.actions}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("core_group", "buzzer"),
        ("easy_words", "chart"),
        ("easy_words", "app"),
        ("refusal", "diary"),
        ("refusal", "be here"),
        ("two_homes", "believe"),
        ("phone", "alcohol"),
    ],
)
def test_what_is_only_suggested_is_no_action(name: str, words: str, drafted: Drafted) -> None:
    assert not any(re.search(rf"\b{words}\b", action.what, re.I) for action in drafted(name).note.actions)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("refusal", 'Asked whether he has told the doctor, he said, "No. And I\'m not going to."'),
        ("refusal", 'Mr Pugh said, "Brilliant. A diary. That\'ll sort it."'),
        ("phone", 'I asked, "Would you go back to the alcohol service?" He said, "No. I\'m not sitting in'),
        ("caribbean", 'Merle Brown said, "The boy is grieving. Him father gone from September'),
        ("two_homes", 'When Tia said, "You read my messages", he said, "I did, once. I was worried.'),
        ("easy_words", "\"He didn't go nursery Monday. No, it was Tuesday he didn't go. Monday he went.\""),
    ],
)
def test_refusals_scorn_and_dialect_keep_their_words_and_their_question(name: str, text: str, drafted: Drafted) -> None:
    assert any(text in statement.text for statement in drafted(name).note.statements)


def test_a_wish_to_be_gone_is_quoted_and_asked_about(drafted: Drafted) -> None:
    note = drafted("refusal").note
    said = next(s for s in note.statements if "better off without me" in s.text)
    assert said.form is Form.QUOTE
    assert any("better off without me" in prompt for section in note.sections for prompt in section.prompts)


def test_a_meeting_that_may_not_be_recorded_gets_no_draft(drafted: Drafted, parser: EnglishParser) -> None:
    example = drafted("okafor")
    with pytest.raises(BadInputError, match="not recorded"):
        draft(
            example.transcript,
            example.visit,
            load_note_type(prompts_folder(), "strategy-discussion"),
            parser=parser,
        )


@pytest.mark.parametrize("kind", ["letter-to-child", "words-and-pictures"])
def test_a_letter_to_a_child_holds_nobody_elses_words_and_lists_what_it_leaves(
    kind: str, drafted: Drafted, parser: EnglishParser
) -> None:
    example = drafted("phone")
    note = draft(example.transcript, example.visit, load_note_type(prompts_folder(), kind), parser=parser)
    assert {s.kind for s in note.statements if s.kind.is_view} == {Kind.CHILD_VIEW}
    assert UNNAMED not in {section.heading for section in note.sections}
    assert any("hammering" in left.text for left in note.uncovered)


def test_a_transcript_without_words_gets_no_draft(drafted: Drafted, parser: EnglishParser) -> None:
    visit = Visit(type="home-visit", date=drafted("okafor").visit.date)
    with pytest.raises(BadInputError, match="no words"):
        draft(Transcript(), visit, load_note_type(prompts_folder(), "home-visit"), parser=parser)


def as_markdown(note: Note) -> str:
    """Write a note as it is read, with the utterances that each statement rests on."""
    return "\n".join(_lines(note)) + "\n"


def quotations(statement: Statement) -> list[str]:
    return [statement.text[start + 1 : end - 1] for start, end in quoted_spans(statement.text)]


def plain(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower()))


def _lines(note: Note) -> Iterator[str]:
    yield f"# {note.title}"
    for section in note.sections:
        if not (section.statements or section.prompts or (section.keeps is Keeps.ACTIONS and note.actions)):
            continue
        yield f"\n## {section.heading}"
        for number in sorted({s.paragraph for s in section.statements}):
            said = [s for s in section.statements if s.paragraph == number]
            yield " ".join(f"{s.text} [{', '.join(e.utterance for e in s.evidence)}]" for s in said) + "\n"
        yield from (f"- *{prompt}*" for prompt in section.prompts)
        if section.keeps is Keeps.ACTIONS:
            yield "| What | Who | When | Said |\n|---|---|---|---|"
            for action in note.actions:
                yield f"| {action.what} | {action.who} | {action.due or 'no date given'} | {action.said} |"
    if note.uncovered:
        yield "\n## Said, but not in the note"
        yield from (f"- {left.reason}: {left.text} [{left.utterance}]" for left in note.uncovered)
    yield from (f"\n> {caution}" for caution in note.cautions)


def write_golden(folder: Path, examples: "list[Example]") -> None:
    """Write golden copies anew; run by hand, then read every one aloud before it is kept."""
    for example in examples:
        (folder / f"{example.name}.md").write_text(as_markdown(example.note), encoding="utf-8")
