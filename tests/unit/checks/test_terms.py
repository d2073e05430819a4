"""The editable word list: what is found, and what is put in its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.terms import Terms, load_terms
from assistant.domain.childword import ChildWord
from assistant.errors import BadInputError
from assistant.settings import prompts_folder


def test_each_form_has_its_own_plain_words() -> None:
    terms = load_terms(prompts_folder())
    hits = terms.find("Leo absconded, then liaised with MGM.", "jargon", "acronym")
    assert [(h.words, h.term.plain) for h in hits] == [
        ("absconded", "ran away"),
        ("liaised", "talked"),
        ("MGM", "Mum's mum"),
    ]


def test_the_longest_term_wins() -> None:
    hits = load_terms(prompts_folder()).find("He failed to attend.", "blame")
    assert [h.words for h in hits] == ["failed to attend"]


def test_acronyms_are_only_found_in_capitals() -> None:
    assert load_terms(prompts_folder()).find("The pr was sen by la.", "acronym") == ()


def test_a_word_typed_with_a_curly_apostrophe_is_found_either_way() -> None:
    terms = Terms.of(()).with_words([ChildWord(term="Mum’s partner", plain="Dev")])
    assert [hit.term.plain for hit in terms.find("Mum's partner and mum’s  partner.", "liked")] == ["Dev", "Dev"]


@given(st.text(min_size=1, max_size=20).filter(str.strip), st.text(max_size=20))
def test_any_word_that_is_typed_can_be_looked_for(terms: Terms, term: str, around: str) -> None:
    own = terms.with_words([ChildWord(term=term, plain="Dev")])
    for hit in own.find(f"{around} {term} {term.upper()} {around}"):
        assert hit.words


def test_a_wrong_row_is_named(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text("term\tkind\tplain\nfoo\tsilly\tbar\n")
    with pytest.raises(BadInputError, match="Line 2"):
        load_terms(tmp_path)


def test_a_council_may_add_a_row(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text("widget|widgets\tjargon\tthing|things\n")
    assert load_terms(tmp_path).find("Two widgets")[0].term.plain == "things"
