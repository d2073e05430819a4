"""Parses and vectors are remembered, and come back in the order asked for."""

from assistant.english.remember import RememberingParser
from models.english import SpacyParser


def test_a_text_is_parsed_once() -> None:
    parser = RememberingParser(SpacyParser())
    first = parser.parse(["Mum rang.", "Dad rang.", "Mum rang."])
    again = parser.parse(["Dad rang.", "Mum rang."])
    assert [doc.text for doc in first] == ["Mum rang.", "Dad rang.", "Mum rang."]
    assert again[0] is first[1]
    assert again[1] is first[0] is first[2]


def test_old_parses_are_let_go() -> None:
    parser = RememberingParser(SpacyParser(), size=1)
    first = parser.parse(["Mum rang.", "Dad rang."])
    assert parser.parse(["Mum rang."])[0] is not first[0]
