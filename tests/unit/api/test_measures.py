import math
from pathlib import Path

from api.measures import record_measures
from assistant.checks.terms import load_terms
from assistant.quality.records import Record
from models.english import SpacyParser

PROMPTS = Path(__file__).resolve().parents[3] / "prompts"

WITH_VIEWS = (
    'Mum told me that she is worried about the damp in the back bedroom. Zara said, "I like it when Gran stays over."'
)
WITHOUT = "I visited the house on 3 May. The front room was tidy. The fridge had milk and bread in it."


def test_each_record_is_read_once_and_its_voices_are_counted() -> None:
    read: list[int] = []
    measures = record_measures(parser=SpacyParser(), terms=load_terms(PROMPTS), progress=read.append)
    records = [Record(id="1", text=WITH_VIEWS), Record(id="2", text=WITHOUT)]
    found = {measure.name: list(measure.score(records)) for measure in measures.all}
    assert found["parent_view"] == [1.0, 0.0]
    assert all(math.isnan(score) for score in found["readability"])
    assert read == [1, 2]


def test_a_record_without_words_has_no_figures() -> None:
    measures = record_measures(parser=SpacyParser(), terms=load_terms(PROMPTS))
    assert all(math.isnan(measure.score([Record(id="1", text="  ")])[0]) for measure in measures.all[:4])
