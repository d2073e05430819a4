"""A checked note is one document: every word of it stands there once, and every finding has one place."""

from hypothesis import given
from hypothesis import strategies as st

from api.commands.report_text import summary
from api.pages.before_after import First, compare, first_from, first_of
from api.pages.document import DEFAULT, EditView, chosen, show_document, with_edit
from api.pages.figures import show_figures
from api.pages.findings import TITLES
from api.pages.kinds import GROUPS, Group, group_of
from assistant.domain.casenote import Keeps, Kind, Note, Section, Statement, Support, SupportStatus
from assistant.domain.finding import CheckedStatement, Code, Finding, Readability, Report, Severity, Strength
from assistant.domain.person import Person, Role

TEXT = "Mum said he sleeps well, but he is clearly tired."
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT) + 9))


def test_every_code_has_a_kind_and_a_title_in_plain_words() -> None:
    assert {group_of(code) for code in Code} == set(Group) == set(GROUPS)
    assert set(TITLES) == set(Code)


@given(st.lists(st.tuples(SPANS, st.sampled_from(Severity), st.sampled_from(Code)), max_size=6))
def test_a_sentence_is_whole_whatever_words_are_marked(marks: list[tuple[tuple[int, int], Severity, Code]]) -> None:
    found = [_finding(code, severity, "s1", span) for span, severity, code in marks]
    view = show_document(_note(), _report(found), title="A note")
    line = view.passages[0].lines[0]
    assert line.text == TEXT
    assert len(line.margin) == len(found)
    assert view.total == len(found)
    for span, severity, _ in marks:
        if 0 <= span[0] < span[1] <= len(TEXT):
            marked = [piece for piece in line.pieces if piece.severity]
            assert any(list(Severity).index(piece.severity) <= list(Severity).index(severity) for piece in marked)


def test_each_finding_stands_in_one_place() -> None:
    found = [
        _finding(Code.MISSING_VOICE, Severity.HIGH, None, None),
        _finding(Code.UNANSWERED_VIEW, Severity.MEDIUM, None, None, section="Mother's views"),
        _finding(Code.JARGON, Severity.LOW, "s1", (0, 3)),
        _finding(Code.JARGON, Severity.LOW, "s404", (0, 3)),
    ]
    view = show_document(_note(), _report(found), title="A note")
    assert [m.id for m in view.whole] == ["f1", "f4"]
    assert [m.id for m in view.passages[0].margin] == ["f2"]
    assert [m.id for m in view.passages[0].lines[0].margin] == ["f3"]
    assert view.counts == {"high": 1, "medium": 1, "low": 2}


def test_small_things_are_folded_until_they_are_asked_for() -> None:
    assert "low" not in DEFAULT
    assert chosen((), asked=False) == DEFAULT
    assert chosen((), asked=True) == frozenset()
    view = show_document(_note(), _report([]), title="A note", shown=chosen(["low", "why"], asked=True))
    assert [choice.ticked for choice in view.severities] == [False, False, True]
    assert view.why


def test_strengths_lead_to_their_sentences() -> None:
    report = _report([]).model_copy(
        update={"strengths": (Strength(code="own-words", message="Good.", statements=("s1", "gone")),)}
    )
    view = show_document(_note(), report, title="A note")
    assert view.strengths[0].lines == (("s1", "Mum said he sleeps well, but …"),)


def test_the_range_of_the_reading_age_is_the_reports_own() -> None:
    found = show_figures(_report([]), _note())[0]
    assert (found.age, found.low, found.high, found.score) == (10, 8, 13, 62)
    assert [part.title for part in found.parts] == ["Everyday words", "No jargon"]
    short = Readability(reading_age=9.0, score=80.0, words=20, too_short=True)
    assert show_figures(Report(readability=short), _note())[0].score is None


def test_a_score_says_for_whom_it_is() -> None:
    report, child = _report([]), Person(role=Role.CHILD, name="Zuri Okafor", age=8)
    assert show_figures(report, _note())[0].reader == "a parent or carer"
    assert show_figures(report, _note(), "5-7")[0].reader == "a child of 5 to 7"
    for_child = tuple(s.model_copy(update={"for_child": True}) for s in _note().sections)
    letter = _note().model_copy(update={"sections": for_child, "people": (child,)})
    assert show_figures(report, letter)[0].reader == "the child, who is 8"
    part = report.model_copy(update={"child_readability": report.readability})
    assert [one.reader for one in show_figures(part, _note(), "12")] == ["a parent or carer", "a child of 12"]


def test_sentences_that_are_being_changed_are_one_line_with_all_their_findings() -> None:
    found = [_finding(Code.JARGON, Severity.LOW, "s1", (0, 3)), _finding(Code.JARGON, Severity.LOW, "s2", (0, 3))]
    view = show_document(_note(), _report(found), title="A note")
    edit = EditView(start=0, end=20, words="One. Two.", was="One.")
    opened = with_edit(view, edit, {"s1": (0, 9), "s2": (10, 20), "s3": (21, 30)})
    lines = [line for passage in opened.passages for line in passage.lines]
    assert [line.id for line in lines] == ["s1", "s3"]
    assert lines[0].editing == edit
    assert [m.id for m in lines[0].margin] == ["f1", "f2"]
    emptied = with_edit(view, EditView(start=30, end=30, words="", was="x"), {"s1": (0, 9), "s2": (10, 20)})
    assert [line.editing is not None for passage in emptied.passages for line in passage.lines] == [
        False,
        False,
        False,
        True,
    ]


def test_before_and_after_say_what_changed_and_what_did_not() -> None:
    first = First(reader="", score=62, age=12, larger=6, smaller=1)
    better = First(reader="", score=78, age=12, larger=1, smaller=2)
    assert compare(first, better).lines == (
        "Score 62 → 78",
        "Reading age 12, as before",
        "5 things fewer to look at",
        "1 more small thing to look at",
    )
    assert "62 to 78" in compare(first, better).spoken
    assert compare(first, First(reader="", larger=6, smaller=1)).lines == ("As many things to look at as before",)


def test_first_figures_come_back_as_they_went_and_only_for_the_same_reader() -> None:
    view = show_document(_note(), _report([_finding(Code.JARGON, Severity.HIGH, "s1", (0, 3))]), title="A note")
    first = first_of(view, "5-7")
    assert first_from(first.model_dump_json(), "5-7") == first
    assert first_from(first.model_dump_json(), "") is None
    assert first_from("{}", "") is None


def test_a_terminal_says_what_is_well_done_and_the_range() -> None:
    report = _report([]).model_copy(update={"strengths": (Strength(code="own-words", message="His own words."),)})
    told = summary(report)
    assert "Reading age 10, likely 8 to 13. Score 62 of 100" in told
    assert "Well done:\n   His own words." in told


def _note() -> Note:
    texts = {"s1": TEXT, "s2": "She slept.", "s3": "He ran."}
    statements = tuple(Statement(id=id_, text=text, kind=Kind.OBSERVATION) for id_, text in texts.items())
    return Note(type="note", sections=(Section(heading="Mother's views", keeps=Keeps.VIEWS, statements=statements),))


def _report(findings: list[Finding]) -> Report:
    checked = tuple(
        CheckedStatement(
            id=statement.id,
            section="Mother's views",
            text=statement.text,
            kind=statement.kind,
            confidence=0.9,
            support=Support(status=SupportStatus.NO_TRANSCRIPT, score=0),
        )
        for statement in _note().statements
    )
    read = Readability(
        reading_age=10.2,
        range=(8.4, 12.9),
        score=61.7,
        words=120,
        parts={"hard_words": 9.0, "jargon": 20.0},
        too_short=False,
    )
    return Report(statements=checked, findings=tuple(findings), readability=read)


def _finding(
    code: Code, severity: Severity, statement: str | None, span: tuple[int, int] | None, section: str = ""
) -> Finding:
    return Finding(
        code=code, severity=severity, section=section, statement=statement, text=TEXT, span=span, message="Look."
    )
