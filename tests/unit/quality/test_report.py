from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree

import numpy as np
import pytest

from assistant.quality import charts, report
from assistant.quality.compare import compare
from assistant.quality.comparison import Comparison
from assistant.quality.measures import Measure, Measures
from assistant.quality.records import Records

MakeRecords = Callable[..., Records]
MEASURES = Measures(
    Measure.of_text("score", "Reading <score>", lambda texts: []),
    (Measure.of_text("child", "A child's words", lambda texts: [], yes_no=True),),
)


class Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.headings: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag == "h1":
            self.headings.append(tag)


@pytest.fixture
def comparison(make_records: MakeRecords) -> Comparison:
    return compared(make_records, workers=8)


def compared(make_records: MakeRecords, workers: int) -> Comparison:
    spring = make_records("Spring & rain", workers=workers)
    summer = make_records("Summer", workers=workers, start=date(2026, 7, 6), seed=2)
    draw = np.random.default_rng(8)
    return compare(
        spring,
        summer,
        {"score": draw.normal(50, 8, len(spring.records)), "child": draw.integers(0, 2, len(spring.records))},
        {"score": draw.normal(65, 8, len(summer.records)), "child": draw.integers(0, 2, len(summer.records))},
        MEASURES,
    )


def test_charts_are_svg_with_words_for_a_screen_reader(comparison: Comparison) -> None:
    for chart in charts.draw(comparison):
        root = ElementTree.fromstring(chart)  # noqa: S314
        title, told = root[0], root[1]
        assert root.get("role") == "img"
        assert (title.tag.endswith("title"), told.tag.endswith("desc")) == (True, True)
        assert title.text
        assert told.text
        assert root.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"


def test_a_report_is_one_page_with_no_id_twice(comparison: Comparison) -> None:
    page = report.render(comparison, charts.draw(comparison))
    found = Ids()
    found.feed(page)
    assert len(found.ids) == len(set(found.ids))
    assert found.headings == ["h1"]
    assert "<script" not in page
    assert 'src="http' not in page


def test_a_report_gives_the_answer_and_every_caution_and_no_name(comparison: Comparison) -> None:
    page = report.render(comparison, charts.draw(comparison))
    assert "went up, for the better" in page
    assert "Spring &amp; rain" in page
    assert "Reading &lt;score&gt;" in page
    assert page.count("<li>") == len(comparison.cautions)
    assert "What would it take to know?" in page
    assert "Worker 1" not in page


def test_a_report_on_few_workers_says_there_is_not_enough(make_records: MakeRecords) -> None:
    few = compared(make_records, workers=2)
    page = report.render(few, charts.draw(few))
    assert "There is not enough to tell yet." in page
    assert "Not enough to tell" in page


def test_no_dates_means_no_months(comparison: Comparison) -> None:
    undated = comparison.model_copy(update={"drawing": comparison.drawing.model_copy(update={"months": ()})})
    drawn = charts.draw(undated)
    assert drawn.months == ""
    assert "dotted line parts" not in report.render(undated, drawn)


def test_nothing_scored_still_draws(make_records: MakeRecords) -> None:
    one = make_records("a", workers=1, each=1)
    nothing = {"score": [float("nan")], "child": [float("nan")]}
    empty = compare(one, make_records("b", workers=1, each=1, seed=3), nothing, nothing, MEASURES)
    assert "not enough to tell" in report.render(empty, charts.draw(empty))
