"""Measures how well right and wrong claims about invented visits are told apart; run by hand, not by pytest.

python tests/measure_support.py [--half HALF] [--errors] [--alone] [--bare]; --alone is without the network, --bare
without citations. Errors of the tuning claims alone are read; the first five were learnt from: that is no test.
"""

# ruff: noqa: T201

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.checks.support import check_support
from assistant.domain.casenote import Statement, Support, SupportStatus
from assistant.english.remember import RememberingParser
from assistant.ports import EnglishParser, Entailment
from assistant.settings import Settings
from models.english import SpacyParser
from models.opening import open_entailment, open_lower
from models.support.examples import bare, claims_of

HALVES = [*(f"tuning{n}" for n in ("", *range(2, 10))), "held_back", *(f"held_back{n}" for n in (2, 3, 4))]
"""Whose claims: those whose errors may be read (the first five are learnt from), and those measured only when asked."""

CLAIMS = Path(__file__).parent / "unit" / "checks" / "claims"


@dataclass(frozen=True)
class Judged:
    """One claim with what is right of it and what the check said; `error` is how it is wrong, "" when right."""

    visit: str
    right: bool
    error: str
    statement: Statement
    support: Support

    @property
    def passed(self) -> bool:
        """Say whether the check calls it supported."""
        return self.support.status is SupportStatus.SUPPORTED


def judge(
    path: Path, parser: EnglishParser, entailment: Entailment | None = None, *, uncited: bool = False
) -> list[Judged]:
    """Check every claim of one visit's file."""
    visit = claims_of(path)
    statements = [bare(statement) if uncited else statement for statement, _ in visit.statements]
    found = check_support(
        statements,
        visit.transcript,
        people=visit.people,
        visit_date=visit.day,
        parser=parser,
        entailment=entailment,
    )
    return [
        Judged(visit.name, not error, error, statement, support)
        for statement, (_, error), support in zip(statements, visit.statements, found, strict=True)
    ]


def area(judged: Sequence[Judged]) -> float:
    """Give the chance that a right claim scores above a wrong one (area under the curve); ties count half."""
    right = [j.support.score for j in judged if j.right]
    wrong = [j.support.score for j in judged if not j.right]
    if not right or not wrong:
        return float("nan")
    return sum((r > w) + 0.5 * (r == w) for r in right for w in wrong) / (len(right) * len(wrong))


def share(found: int, of: int) -> str:
    """Give a share with its 95% interval (Wilson 1927)."""
    if not of:
        return "none"
    z = 1.96
    rate = found / of
    middle = (rate + z * z / (2 * of)) / (1 + z * z / of)
    reach = z * (rate * (1 - rate) / of + z * z / (4 * of * of)) ** 0.5 / (1 + z * z / of)
    return f"{rate:.0%}, {middle - reach:.0%} to {middle + reach:.0%}"


def line(name: str, judged: Sequence[Judged]) -> str:
    """Say in one line how a group of claims fared."""
    right = [j for j in judged if j.right]
    wrong = [j for j in judged if not j.right]
    passed, asked = sum(j.passed for j in wrong), sum(not j.passed for j in right)
    return (
        f"{name:24} AUC {area(judged):.3f}   wrong called supported {passed}/{len(wrong)} ({share(passed, len(wrong))})"
        f"   right questioned {asked}/{len(right)} ({share(asked, len(right))})"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of each visit, of each half, and of each kind of error."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=HALVES)
    options.add_argument("--errors", action="store_true")
    options.add_argument("--alone", action="store_true")
    options.add_argument("--bare", action="store_true")
    chosen = options.parse_args(arguments)
    parser = RememberingParser(SpacyParser())
    settings = Settings()
    entailment = None if chosen.alone else open_entailment(open_lower(settings), settings)
    for half in [chosen.half] if chosen.half else [half for half in HALVES if half.startswith("tuning")]:
        paths = sorted(CLAIMS.glob(f"{half}_*.json"))
        judged = [j for path in paths for j in judge(path, parser, entailment, uncited=chosen.bare)]
        for visit in dict.fromkeys(j.visit for j in judged):
            print(line(visit, [j for j in judged if j.visit == visit]))
        print(line(f"all of {half}", judged))
        print(line("  cited", [j for j in judged if j.statement.evidence]))
        print(line("  not cited", [j for j in judged if not j.statement.evidence]))
        kinds: dict[str, list[Judged]] = defaultdict(list)
        for j in judged:
            if not j.right:
                kinds[j.error].append(j)
        print(
            "  wrong called supported: "
            + ", ".join(f"{k} {sum(j.passed for j in v)}/{len(v)}" for k, v in kinds.items())
        )
        if chosen.errors and half.startswith("tuning"):
            show(judged)


def show(judged: Sequence[Judged]) -> None:
    """Print the claims that were judged wrongly, with why."""
    for j in judged:
        if j.right is not j.passed:
            why = "; ".join(f"{d.code} {d.statement_words} / {d.evidence_words}" for d in j.support.details)
            known = " | ".join(e.quote for e in j.support.evidence) if not j.statement.evidence else "cited"
            print(
                f"  {'RIGHT' if j.right else 'WRONG ' + j.error:20} {j.support.score:.2f} {j.statement.text}\n"
                f"      {j.support.status.value}: {why}\n      {known[:200]}"
            )


if __name__ == "__main__":
    main()
