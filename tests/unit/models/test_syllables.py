"""The pronouncing dictionary takes the shape that NLTK reads."""

from models.syllables import nltk_lines


def test_dictionary_lines_are_turned_round() -> None:
    assert nltk_lines("read R EH1 D\nread(2) R IY1 D # now\n;;\n") == "READ 1 R EH1 D\nREAD 2 R IY1 D\n"
