import datetime as dt
import json
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from assistant.errors import BadInputError
from assistant.quality.compare import compare, compare_records
from assistant.quality.comparison import Comparison
from assistant.quality.copies import near_copies
from assistant.quality.measures import Measure, Measures
from assistant.quality.records import Record, Records

MakeRecords = Callable[..., Records]
LATER = dt.date(2026, 7, 6)


def first_letters(texts: Sequence[str]) -> list[float]:
    return [float(sum(map(ord, text)) % 41) + 30 for text in texts]


MEASURES = Measures(
    Measure.of_text("score", "Reading score", first_letters),
    (
        Measure.of_text("length", "Words", lambda texts: [float(len(t.split())) for t in texts], better="neither"),
        Measure.of_text("drawing", "A drawing", lambda texts: [float("drawing" in t) for t in texts], yes_no=True),
    ),
)


def lifted(before: Records, after: Records, by: float) -> Comparison:
    draw = np.random.default_rng(8)
    return compare(
        before,
        after,
        {"score": draw.normal(50, 8, len(before.records)).tolist()},
        {"score": draw.normal(50 + by, 8, len(after.records)).tolist()},
        Measures(MEASURES.primary),
    )


def test_json_has_the_agreed_shape(make_records: MakeRecords) -> None:
    found = compare_records(make_records("spring"), make_records("summer", start=LATER, seed=2), MEASURES)
    told = json.loads(found.model_dump_json())
    assert told["schema"] == 1
    assert {m["measure"] for m in told["measures"]} == {"score", "length", "drawing"}
    for result in (told["primary"], *told["measures"]):
        assert {
            "measure", "before", "after", "difference", "interval", "p",
            "change_detected", "enough_data", "records", "workers",
        } <= set(result)  # fmt: skip
        assert result["records"] == [32, 32]
        assert result["workers"] == [8, 8]
        assert result["difference"] == pytest.approx(result["after"] - result["before"], abs=1e-5)
    assert all(isinstance(caution, str) for caution in told["cautions"])


def test_no_worker_is_ever_named(make_records: MakeRecords) -> None:
    found = compare_records(make_records("spring"), make_records("summer", start=LATER, seed=2), MEASURES)
    assert "Worker " not in found.model_dump_json()
    assert "drawing" not in found.model_dump_json(exclude={"measures"})


def test_the_same_records_twice_are_no_change(make_records: MakeRecords) -> None:
    spring = make_records("spring")
    found = compare_records(spring, spring, MEASURES)
    assert not any(m.change_detected for m in found.measures)
    assert found.primary.difference == 0
    assert found.headline.startswith("No clear change")
    assert any("in both sets, word for word" in caution for caution in found.cautions)


def test_a_large_lift_is_told_as_a_change(make_records: MakeRecords) -> None:
    found = lifted(make_records("spring"), make_records("summer", start=LATER, seed=2), 15)
    assert found.primary.change_detected
    assert found.primary.interval is not None
    assert found.primary.interval[0] < 15 < found.primary.interval[1]
    assert "went up, for the better" in found.headline


def test_few_workers_give_no_verdict(make_records: MakeRecords) -> None:
    found = lifted(
        make_records("spring", workers=4, each=20), make_records("summer", workers=4, each=20, start=LATER, seed=2), 30
    )
    assert not found.primary.enough_data
    assert not found.primary.change_detected
    assert found.primary.p is None
    assert found.headline.startswith("There is not enough to tell yet")
    assert any(caution.startswith("Small numbers") for caution in found.cautions)
    assert "at least" in found.need or "it takes about" in found.need


def test_different_workers_are_told_of(make_records: MakeRecords) -> None:
    found = lifted(make_records("spring"), make_records("summer", start=LATER, first_worker=50, seed=2), 15)
    assert found.primary.design == "different workers"
    assert any("Different people" in caution for caution in found.cautions)


def test_records_without_workers_are_described_only(make_records: MakeRecords) -> None:
    spring, summer = (
        Records(name=p.name, records=tuple(r.model_copy(update={"worker": ""}) for r in p.records))
        for p in (make_records("spring"), make_records("summer", seed=2))
    )
    found = lifted(spring, summer, 30)
    assert not found.primary.enough_data
    assert any("don't say who wrote them" in caution for caution in found.cautions)


def test_another_mix_of_types_is_told_and_taken_out(make_records: MakeRecords) -> None:
    spring = make_records("spring", workers=8, each=6, types=("letter", "court report", "court report"))
    summer = make_records("summer", workers=8, each=6, types=("letter", "letter", "court report"), start=LATER, seed=2)
    by_type = Measure("score", "Score", lambda records: [70.0 if r.type == "letter" else 40.0 for r in records])
    found = compare_records(spring, summer, Measures(by_type))
    assert found.primary.adjusted_for_type
    assert found.primary.difference == pytest.approx(0, abs=1e-6)
    assert not found.primary.change_detected
    assert found.primary.plain_after is not None
    assert found.primary.plain_before is not None
    assert found.primary.plain_after - found.primary.plain_before == pytest.approx(10, abs=1)
    assert any("mix of types" in caution for caution in found.cautions)


def test_copied_text_counts_once_and_is_told(make_records: MakeRecords) -> None:
    spring, summer = make_records("spring"), make_records("summer", start=LATER, seed=2)
    copied = Records(name="spring", records=spring.records + spring.records)
    found = compare_records(copied, summer, MEASURES)
    assert found.primary.records == (64, 32)
    assert found.primary.compared_records == (32, 32)
    assert any("word for word like another" in caution for caution in found.cautions)


def test_edited_copies_are_not_taken_for_practice(make_records: MakeRecords) -> None:
    spring = make_records("spring")
    edited = Records(
        name="edited", records=tuple(r.model_copy(update={"text": r.text + " And more."}) for r in spring.records)
    )
    found = compare_records(spring, edited, MEASURES)
    assert any("Edited copies" in caution for caution in found.cautions)


def test_swapped_or_overlapping_periods_are_told(make_records: MakeRecords) -> None:
    spring, summer = make_records("spring"), make_records("summer", start=LATER, seed=2)
    assert any("swapped" in c for c in compare_records(summer, spring, MEASURES).cautions)
    assert any("overlap" in c for c in compare_records(spring, spring, MEASURES).cautions)


def test_several_measures_are_held_to_a_stricter_level(make_records: MakeRecords) -> None:
    found = compare_records(make_records("spring"), make_records("summer", start=LATER, seed=2), MEASURES)
    for result in found.measures[1:]:
        if result.p is not None:
            assert result.p_adjusted is not None
            assert result.p_adjusted >= result.p


def test_records_that_cannot_be_scored_are_left_out(make_records: MakeRecords) -> None:
    spring, summer = make_records("spring"), make_records("summer", start=LATER, seed=2)
    half = Measure.of_text("score", "Score", lambda texts: [float("nan") if n % 2 else 50.0 for n in range(len(texts))])
    assert compare_records(spring, summer, Measures(half)).primary.records == (16, 16)
    none = Measure.of_text("score", "Score", lambda texts: [float("nan")] * len(texts))
    told = compare_records(spring, summer, Measures(none))
    assert told.primary.before is None
    assert told.headline.startswith("There is not enough to tell yet")
    assert "NaN" not in told.model_dump_json()


def test_one_record_each_is_no_verdict(make_records: MakeRecords) -> None:
    one, two = make_records("spring", workers=1, each=1), make_records("summer", workers=1, each=1, seed=2)
    found = compare_records(one, two, MEASURES)
    assert not found.primary.enough_data
    assert found.primary.interval is None


def test_an_auditors_column_is_a_measure() -> None:
    records = [Record(id="1", text="x", others={"grade": "62%"}), Record(id="2", text="y", others={"grade": ""})]
    scores = Measure.of_column("grade", "Grade").score(records)
    assert scores[0] == 62.0
    assert np.isnan(scores[1])
    with pytest.raises(BadInputError, match="not a number"):
        Measure.of_column("grade", "Grade").score([Record(id="1", text="x", others={"grade": "good"})])


def test_measures_can_be_plain_functions() -> None:
    made = Measures.of({"words": first_letters, "child_voice": first_letters}, primary="child_voice")
    assert [m.title for m in made.all] == ["child voice", "words"]


def test_a_note_copied_to_a_sibling_is_noticed() -> None:
    draw = np.random.default_rng(5)
    texts = [" ".join(f"w{n}" for n in draw.integers(0, 900, 200)) for _ in range(30)]
    sibling = texts[4].replace("w1 ", "Leo ").replace("w2 ", "he ")
    assert near_copies([*texts, sibling]) == [False] * 30 + [True]
