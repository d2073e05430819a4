"""The reader of pairs with its real weights, in the support check and by itself."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import torch

from assistant.checks.support import check_support
from assistant.domain.casenote import Kind, Statement, SupportStatus
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.english.remember import RememberingParser
from assistant.ports import EnglishParser
from assistant.settings import Settings, prompts_folder
from models.english import SpacyParser
from models.lower import Lower
from models.minilm import Network
from models.support.examples import Example, claims_of
from models.support.judge import read_texts
from models.support.reader import PairReader
from models.support.talks import talk_of
from models.support.teach import Recipe, odds, teach

HERE = Path(__file__)
DRAFTS = HERE.parents[1] / "golden" / "drafts"
CLAIMS = HERE.parents[1] / "unit" / "checks" / "claims"
TALK = "child Rhys Pugh: I miss my mates. Dean pushed me on the bus.\nworker Ola Reyes: And how was tea?"


@pytest.fixture(scope="module")
def parser() -> EnglishParser:
    return RememberingParser(SpacyParser())


@pytest.fixture(scope="module")
def reader() -> PairReader:
    return PairReader(Lower(Settings().weights / "meaning"))


def test_a_sentence_that_was_said_is_likelier_than_one_that_was_not(reader: PairReader) -> None:
    said, invented = reader.score([(TALK, "Rhys misses his mates."), (TALK, "Rhys has been excluded for fighting.")])
    assert 0 <= invented < said <= 1


def test_a_pair_is_judged_alike_alone_and_among_others(reader: PairReader) -> None:
    pair = (TALK, "Rhys said that Dean pushed him on the bus.")
    among = reader.score([("mother Ann Pugh: No.", "Ann said no."), pair, (TALK, "Ola asked how tea was, at length.")])
    assert reader.score([pair])[0] == pytest.approx(among[1], abs=0.02)
    assert reader.score([]) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.stem for path in DRAFTS.glob("*.toml")))
def test_every_sentence_of_our_own_drafts_is_supported_by_the_network_too(
    name: str, reader: PairReader, parser: EnglishParser
) -> None:
    transcript, visit = talk_of(DRAFTS / f"{name}.toml")
    note = draft(transcript, visit, load_note_type(prompts_folder(), visit.type), parser=parser)
    found = check_support(
        note.statements, transcript, people=visit.people, visit_date=visit.date, parser=parser, entailment=reader
    )
    pairs = zip(note.statements, found, strict=True)
    assert not [statement.text for statement, one in pairs if one.status is not SupportStatus.SUPPORTED]


@pytest.mark.slow
def test_the_network_tells_held_back_claims_apart(reader: PairReader, parser: EnglishParser) -> None:
    right: list[float] = []
    wrong: list[float] = []
    for path in sorted(CLAIMS.glob("held_back_*.json")):
        visit = claims_of(path)
        statements = [statement for statement, _ in visit.statements]
        found = check_support(
            statements, visit.transcript, people=visit.people, visit_date=visit.day, parser=parser, entailment=reader
        )
        for (_, error), result in zip(visit.statements, found, strict=True):
            (wrong if error else right).append(result.score)
    ahead = sum((r > w) + 0.5 * (r == w) for r in right for w in wrong) / (len(right) * len(wrong))
    assert ahead >= 0.75


def test_what_is_certainly_wrong_stays_so_whatever_the_reader_says(parser: EnglishParser) -> None:
    class Sure:
        name = "says yes to all"

        def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
            return [1.0] * len(pairs)

    people = (Person(role=Role.CHILD, name="Rhys Pugh"),)
    transcript = Transcript(
        speakers=(Speaker(id="S1", role=Role.CHILD, name="Rhys Pugh", confirmed=True),),
        utterances=(Utterance(id="u0", speaker="S1", text="I miss my mates from the old school."),),
    )
    statement = Statement(id="s1", text='Rhys misses his mates: he said, "I hate my school."', kind=Kind.CHILD_VIEW)
    (one,) = check_support([statement], transcript, people=people, visit_date=None, parser=parser, entailment=Sure())
    assert one.status is not SupportStatus.SUPPORTED
    assert "quote" in one.problems


def test_training_learns_and_gives_the_same_weights_each_time() -> None:
    torch.set_num_threads(1)
    network = Network(Settings().weights / "meaning")
    lines = ("child Rhys Pugh: I miss my mates.",)
    told = [("Rhys misses his mates.", ""), ("Ola hates the bus.", "invented")] * 8
    found = [Example("v", "a", error, text, {}, lines, written=True) for text, error in told]
    middle, ways = torch.zeros(384), torch.eye(384)[:, :192]
    with torch.inference_mode():
        read = read_texts(network, [*lines, *dict(told)], middle, ways)
    texts = {name: type(text)(text.tokens, text.states.clone()) for name, text in read.items()}
    recipe = Recipe(epochs=12, batch=8, dropped=0.0)
    first, second = (teach(network, texts, found, recipe=recipe) for _ in range(2))
    right, wrong = odds(first, texts, found)[:2]
    assert right > 0 > wrong
    assert odds(second, texts, found) == odds(first, texts, found)
