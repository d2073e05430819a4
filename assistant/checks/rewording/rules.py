"""Fulfils Rewriter without a language model: what rules can do faithfully, and a plain "can't" for the rest."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.checks.rewording.instructions import Instruction, instruction_of
from assistant.checks.rewording.plainer import plainer
from assistant.checks.rewording.shorter import joins, shorter
from assistant.checks.rewording.third_person import in_third_person
from assistant.checks.rewording.to_child import pronouns_of_child, to_child
from assistant.checks.terms import Terms
from assistant.domain.casenote import Statement
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Transcript
from assistant.english.sentences import quoted_spans
from assistant.errors import BadInputError
from assistant.ports import EnglishParser, Rewording

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "rules"
CANNOT = (
    "Without a language model Heard can make words shorter, plainer, to the child, or in the third person: "
    "choose one of these, or write the words yourself."
)
_SHORT_ALREADY = "It is as short as rules can make it."
_PLAIN_ALREADY = "None of its words are on the list of hard words."


class RulesRewriter:
    """Fulfils Rewriter by grammar and the list of words."""

    name = NAME

    def __init__(self, parser: EnglishParser, terms: Terms) -> None:
        """Use an opened parser and a loaded list."""
        self._parser, self._terms = parser, terms

    def reword(
        self,
        statements: Sequence[Statement],
        instruction: str,
        *,
        people: Sequence[Person] = (),
        transcript: Transcript | None = None,
    ) -> list[Rewording]:
        """Reword statements; BadInputError for an instruction that rules can't follow."""
        child = next((p.first_name for p in people if p.role is Role.CHILD), None)
        wanted = instruction_of(instruction, child)
        if wanted is None:
            raise BadInputError(CANNOT)
        if wanted is Instruction.SHORTER:
            return _shortened(statements)
        docs = self._parser.parse([s.text for s in statements])
        both = list(zip(statements, docs, strict=True))
        said_of = frozenset().union(*(pronouns_of_child(s, doc, people) for s, doc in both))
        return [self._one(s, doc, wanted, people, said_of) for s, doc in both]

    def _one(
        self, statement: Statement, doc: "Doc", wanted: Instruction, people: Sequence[Person], said_of: frozenset[str]
    ) -> Rewording:
        if wanted is Instruction.TO_CHILD:
            text, why = to_child(statement, doc, people, said_of)
        elif wanted is Instruction.THIRD_PERSON:
            text, why = in_third_person(statement.text, doc)
        else:
            text, why = plainer(statement.text, doc, self._terms), _PLAIN_ALREADY
        return _rewording(statement, text, why)


def _shortened(statements: Sequence[Statement]) -> list[Rewording]:
    together = joins(statements)
    taken = {second for second, _ in together.values()}
    found = []
    for statement in statements:
        second, text = together.get(statement.id, ("", statement.text))
        if statement.id in taken:
            found.append(_rewording(statement, None, "It is joined to the sentence before it."))
            continue
        made = _rewording(statement, shorter(text, quoted_spans(text)), _SHORT_ALREADY)
        found.append(made.model_copy(update={"joins": (second,)}) if second else made)
    return found


def _rewording(statement: Statement, text: str | None, why: str) -> Rewording:
    same = text is None or text == statement.text
    return Rewording(statement=statement.id, text=None if same else text, engine=NAME, why=why if same else "")
