"""Writes the table of all findings into docs/checks.md: python tests/list_checks.py."""

from pathlib import Path

from assistant.checks.catalogue import CHECKS
from assistant.checks.strengths import PRAISES

PAGE = Path(__file__).parent.parent / "docs" / "checks.md"
BEGIN, END = "<!-- findings: written by tests/list_checks.py -->", "<!-- end of findings -->"


def main() -> None:
    """Put the table between its two marks."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{listed()}{END}{rest.partition(END)[2]}", encoding="utf-8")


def listed() -> str:
    """Set out every check and every strength as two tables."""
    lines = ["", "| finding | at most | what it flags | what it leaves alone |", "|---|---|---|---|"]
    lines += [
        f"| `{c.code.value}` | {c.severity.value} | {c.definition} | {'; '.join(c.leaves_alone) or '–'} |"
        for c in CHECKS
    ]
    lines += ["", "| strength | what is well done | example |", "|---|---|---|"]
    lines += [f"| `{praise.code}` | {praise.definition} | {praise.example} |" for praise in PRAISES]
    return "\n".join(lines) + "\n\n"


if __name__ == "__main__":
    main()
