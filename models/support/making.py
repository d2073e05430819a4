"""Makes right and wrong statements in numbers: our own drafts of visits, and right sentences altered."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.domain.casenote import Statement
from assistant.domain.recording import Visit as Recorded
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.ports import EnglishParser
from assistant.settings import prompts_folder
from models.support.altered import altered
from models.support.examples import Example, Told, Visit, bare, claims_of, examples
from models.support.talks import talk_of

WAYS = 3
"""How many altered forms of one sentence are kept at most."""

UNCITED = 0.6
"""The share of altered sentences that lose their citations."""

DRAFTS = "drafts"
"""The author of visits that no writer of claims wrote."""


def gathered(claims: Path, drafts: Path, authors: Sequence[str], parser: EnglishParser) -> Iterator[Example]:
    """Give every claim that a person wrote, and what is made of them and of our own drafts; always the same."""
    chance = random.Random(0)  # noqa: S311
    for author in authors:
        for path in sorted(claims.glob(f"{author}_*.json")):
            visit = claims_of(path)
            rows = [Told(statement, error) for statement, error in visit.statements]
            yield from examples(visit, rows, parser, written=True)
            yield from examples(visit, [Told(bare(r.statement), r.error) for r in rows if r.statement.evidence], parser)
            right = [row.statement for row in rows if not row.error]
            yield from examples(visit, list(_altered(visit, right, parser, chance)), parser)
            recorded = Recorded(type="home-visit", date=visit.day, people=visit.people)
            yield from _of_draft(visit, recorded, parser, chance)
    for path in sorted(drafts.glob("*.toml")):
        transcript, recorded = talk_of(path)
        visit = Visit(path.stem, DRAFTS, transcript, recorded.people, recorded.date, ())
        yield from _of_draft(visit, recorded, parser, chance)


def _of_draft(visit: Visit, recorded: Recorded, parser: EnglishParser, chance: random.Random) -> Iterator[Example]:
    note = draft(visit.transcript, recorded, load_note_type(prompts_folder(), recorded.type), parser=parser)
    right = list(note.statements)
    yield from examples(visit, [Told(s if n % 2 else bare(s), "") for n, s in enumerate(right)], parser)
    yield from examples(visit, list(_altered(visit, right, parser, chance)), parser)


def _altered(visit: Visit, right: Sequence[Statement], parser: EnglishParser, chance: random.Random) -> Iterator[Told]:
    names = [person.name.split()[0] for person in visit.people]
    texts = [statement.text for statement in right]
    for place, (statement, doc) in enumerate(zip(right, parser.parse(texts), strict=True)):
        others = [texts[(place + step) % len(texts)] for step in (7, 14, 21)]
        ways = altered(doc, names, [other for other in others if other != statement.text])
        chance.shuffle(ways)
        for error, text in ways[:WAYS]:
            cited = bare(statement) if chance.random() < UNCITED else statement
            yield Told(cited.model_copy(update={"text": text}), error, statement.text)
