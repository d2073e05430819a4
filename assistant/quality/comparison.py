"""What a comparison of two periods says: figures with their interval, cautions, and what it would take to know."""

from datetime import date
from typing import Literal

from pydantic import Field

from assistant.domain.base import Value
from assistant.quality.measures import Better

Design = Literal["same workers", "different workers", "no workers"]


class Result(Value):
    """One measure in both periods; shares are 0 to 1, `difference` is after minus before at the same mix of types.

    `records` and `workers` count what could be scored, `compared_…` what the difference rests on; `plain_…` are
    simple averages over records. `p_adjusted` allows for having looked at several measures. `detectable` is the
    smallest change that this much data would show four times in five.
    """

    measure: str
    title: str
    unit: str = "points"
    yes_no: bool = False
    better: Better = "higher"
    before: float | None
    after: float | None
    difference: float | None
    interval: tuple[float, float] | None
    p: float | None
    p_adjusted: float | None = None
    change_detected: bool
    enough_data: bool
    records: tuple[int, int]
    workers: tuple[int, int]
    compared_records: tuple[int, int]
    compared_workers: tuple[int, int]
    design: Design
    adjusted_for_type: bool = False
    plain_before: float | None = None
    plain_after: float | None = None
    detectable: float | None = None

    def shown(self, value: float | None, *, signed: bool = False) -> str:
        """Write a value of this measure as people read it: "61.2", "+4.0", "38%"."""
        if value is None:
            return "not known"
        sign = "+" if signed else ""
        if self.yes_no:
            return f"{100 * value + 0.0:{sign}.0f}%".replace("-0%", "0%").replace("+0%", "0%")
        places = 0 if abs(value) >= 1000 else 1
        return f"{value:{sign}.{places}f}".replace("-0.0", "0.0").replace("+0.0", "0.0").replace("-", "\N{MINUS SIGN}")


class Dot(Value):
    """One record on the chart; `worker` is a number that stands for nobody by name."""

    after: bool
    score: float
    worker: int | None


class Month(Value):
    """The records of one month: how many, and their average."""

    first: date
    records: int
    mean: float
    after: bool


class Drawing(Value):
    """What the charts need of the primary measure, with nobody's name in it."""

    dots: tuple[Dot, ...] = ()
    months: tuple[Month, ...] = ()


class Comparison(Value):
    """Whether recording got better between two sets of records, with all that should make a reader careful."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    question: str
    headline: str
    method: str
    need: str
    primary: Result
    measures: tuple[Result, ...]
    cautions: tuple[str, ...]
    names: tuple[str, str]
    drawing: Drawing = Field(default_factory=Drawing, exclude=True)

    model_config = Value.model_config | {"validate_by_name": True, "serialize_by_alias": True}
