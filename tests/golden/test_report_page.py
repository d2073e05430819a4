"""The report that stands alone, kept as a file that can be opened and read."""

import re
from pathlib import Path

from api.pages.report_page import page
from assistant.domain.casenote import (
    Action,
    Evidence,
    Form,
    Keeps,
    Kind,
    Note,
    Section,
    Statement,
    Support,
    SupportStatus,
)
from assistant.domain.finding import CheckedStatement, Code, Finding, Readability, Report, Severity, Strength
from assistant.domain.person import Person, Role

KEPT = Path(__file__).parent / "reports" / "page.html"
PEOPLE = (
    Person(role=Role.CHILD, name="Zuri Okafor", age=8),
    Person(role=Role.MOTHER, name="Ada Okafor"),
    Person(role=Role.FATHER, name="Chidi Okafor"),
)
SAID = 'Ada told me that nights are better, which shows she is "coping" & trying.'
TEXTS = (
    ("s1", "Ada’s views", SAID, Kind.MIXED, "mother"),
    ("s2", "Ada’s views", "She would like a bigger cot by <June>.", Kind.PARENT_VIEW, "mother"),
    ("s3", "What Zuri said", 'Zuri said, "I like my new school."', Kind.CHILD_VIEW, "child"),
    ("s4", "My view", "It was felt that things are better.", Kind.OTHER_VIEW, None),
)


def test_the_report_that_stands_alone_is_the_one_that_was_agreed() -> None:
    written = page("Visit to the Okafors", _note(), _report(), reader="8-10")
    own = re.sub(r"(<style>|<script>).*?(</style>|</script>)", r"\1\2", written, flags=re.DOTALL)
    own = re.sub(r"'sha256-[^']+'", "'sha256-…'", own)
    assert own == KEPT.read_text(encoding="utf-8")


def test_the_same_report_is_written_the_same_twice() -> None:
    assert page("A note", _note(), _report()) == page("A note", _note(), _report())


def _note() -> Note:
    headings = dict.fromkeys(heading for _, heading, *_ in TEXTS)
    sections = tuple(
        Section(
            heading=heading,
            keeps=Keeps.ANY,
            statements=tuple(
                Statement(id=id_, text=text, kind=kind, holder=holder, written_by="person")
                for id_, of, text, kind, holder in TEXTS
                if of == heading
            ),
        )
        for heading in headings
    )
    return Note(
        type="note", people=PEOPLE, sections=sections, actions=(Action(what="Ask about a cot", who="Tom Reeve"),)
    )


def _report() -> Report:
    support = {
        "s1": Support(status=SupportStatus.SUPPORTED, score=0.9),
        "s2": Support(
            status=SupportStatus.CHECK, score=0.5, evidence=(Evidence(utterance="u1", quote="A bigger cot one day."),)
        ),
        "s3": Support(status=SupportStatus.NOT_IN_RECORDING, score=0.1),
        "s4": Support(status=SupportStatus.SUPPORTED, score=0.9),
    }
    statements = tuple(
        CheckedStatement(
            id=id_,
            section=heading,
            text=text,
            kind=kind,
            holder=holder,
            form=Form.NONE,
            confidence=0.8,
            unsure=holder is None,
            because=("told me that",) if id_ == "s1" else ("its section",),
            like="It was thought that he is well." if id_ == "s4" else None,
            support=support[id_],
        )
        for id_, heading, text, kind, holder in TEXTS
    )
    low = Finding(
        code=Code.HARD_WORD,
        severity=Severity.LOW,
        section="Ada’s views",
        statement="s1",
        text=SAID,
        span=(56, 62),
        words=("coping",),
        message="“coping” may be a hard word.",
        suggestion="managing",
        replacement=(SAID.replace("coping", "managing"),),
    )
    findings = (
        Finding(
            code=Code.MISSING_VOICE,
            severity=Severity.HIGH,
            who="father",
            message="Nothing in this note is Chidi Okafor’s own view.",
            suggestion="Write what he said, or when and how you tried to reach him.",
        ),
        Finding(
            code=Code.MIXED_STATEMENT,
            severity=Severity.HIGH,
            section="Ada’s views",
            statement="s1",
            text=SAID,
            span=(36, 72),
            words=("told", "which shows"),
            message="One sentence holds somebody’s view and your own judgement.",
            suggestion="Give each its own sentence.",
            replacement=("Ada told me that nights are better.", 'This shows she is "coping" & trying.'),
        ),
        low,
        Finding(
            code=Code.UNATTRIBUTED_VIEW,
            severity=Severity.MEDIUM,
            section="My view",
            statement="s4",
            text=TEXTS[3][2],
            span=(0, 11),
            words=("It was felt",),
            message="“It was felt” does not say whose view this is.",
        ),
    )
    return Report(
        statements=statements,
        findings=findings,
        strengths=(Strength(code="own-words", message="Zuri’s own words are here.", statements=("s3",)),),
        readability=Readability(
            reading_age=9.6,
            range=(8.1, 12.2),
            score=71.4,
            words=140,
            parts={"hard_words": 15.0, "jargon": 20.0, "not_green": -2.0},
            too_short=False,
        ),
        child_readability=Readability(reading_age=None, score=None, words=7, too_short=True),
        voices={"child": True, "mother": True, "father": False},
    )
