"""Finds the weights of the support check from claims that people wrote and from our own drafts, altered.

python -m models.support.train --claims FOLDER --drafts FOLDER [--write]
"""

# ruff: noqa: T201

import argparse
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.domain.person import Person
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.english.remember import RememberingParser
from assistant.ports import EnglishParser
from assistant.settings import prompts_folder
from models.english import SpacyParser
from models.support.examples import Example, Visit, claims_of, examples, with_altered
from models.support.fit import Weights, fit

AUTHORS = ("tuning", "tuning2")
"""Claims whose errors may be read; those held back are never trained on."""

OUTPUT = Path(__file__).parents[2] / "assistant" / "checks" / "support" / "weights.py"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure by visits and by authors left out, then fit on all; with --write, keep the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=Path, required=True)
    options.add_argument("--drafts", type=Path, required=True)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args(arguments)
    parser = RememberingParser(SpacyParser())
    found = [e for visit in _visits(chosen.claims, chosen.drafts, parser) for e in examples(visit, parser)]
    for what in ("group", "author"):
        scored = list(_left_out(found, what))
        for author in AUTHORS:
            print(f"{author:10} {what} left out: {_figures([(s, e) for s, e in scored if e.author == author])}")
    weights = fit(found)
    if chosen.write:
        OUTPUT.write_text(_module(weights), encoding="utf-8")


def _visits(claims: Path, drafts: Path, parser: EnglishParser) -> Iterator[Visit]:
    for author in AUTHORS:
        for path in sorted(claims.glob(f"{author}_*.json")):
            yield claims_of(path)
    drafted = [_draft(path, parser) for path in sorted(drafts.glob("*.toml"))]
    for visit in drafted:
        others = [s.text for other in drafted if other is not visit for s, _ in other.statements][::37]
        yield with_altered(visit, others)


def _draft(path: Path, parser: EnglishParser) -> Visit:
    from assistant.domain.recording import Visit as Recorded

    written = tomllib.loads(path.read_text(encoding="utf-8"))
    people = tuple(Person.parse(words) for words in written["people"])
    roles = {person.name: person.role for person in people}
    turns = [line.partition(": ") for line in written["turns"].strip().splitlines()]
    voices = {name: f"S{n}" for n, name in enumerate(dict.fromkeys(name for name, _, _ in turns), 1)}
    transcript = Transcript(
        speakers=tuple(
            Speaker(id=voice, role=roles[name], name=name, confirmed=True) if name in roles else Speaker(id=voice)
            for name, voice in voices.items()
        ),
        utterances=tuple(
            Utterance(id=f"u{n}", speaker=voices[name], text=text) for n, (name, _, text) in enumerate(turns)
        ),
    )
    visit = Recorded(type=written["type"], date=written["date"], people=people)
    note = draft(transcript, visit, load_note_type(prompts_folder(), visit.type), parser=parser)
    statements = tuple((statement, "") for statement in note.statements)
    return Visit(path.stem, "drafts", transcript, people, visit.date, statements)


def _left_out(found: Sequence[Example], what: str) -> Iterator[tuple[float, Example]]:
    for name in sorted({getattr(example, what) for example in found if example.author != "drafts"}):
        weights = fit([example for example in found if getattr(example, what) != name])
        yield from ((weights.score(e.marks), e) for e in found if getattr(e, what) == name)


def _figures(scored: Sequence[tuple[float, Example]]) -> str:
    right = [score for score, example in scored if not example.error]
    wrong = [score for score, example in scored if example.error]
    area = sum((r > w) + 0.5 * (r == w) for r in right for w in wrong) / (len(right) * len(wrong))
    passed = sum(score >= 0 for score in wrong) / len(wrong)
    asked = sum(score < 0 for score in right) / len(right)
    return f"area {area:.3f}, wrong passed {passed:.0%}, right questioned {asked:.0%}"


def _module(weights: Weights) -> str:
    rows = "".join(f'    "{name}": {value:.4f},\n' for name, value in sorted(weights.by_mark.items()))
    return (
        '"""The weights of the marks of a statement, as `python -m models.support.train` finds them."""\n\n'
        f"BASE = {weights.base:.4f}\n\nWEIGHTS = {{\n{rows}}}\n"
        '"""How much each mark adds to the log odds that a statement is borne out."""\n'
    )


if __name__ == "__main__":
    main()
