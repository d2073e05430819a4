"""Every check says what it is for, and the page of checks lists them all."""

import importlib.util
from pathlib import Path

import pytest

from assistant.checks.catalogue import CHECKS
from assistant.checks.reading import Check

TESTS = Path(__file__).parents[2]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code.value)
def test_a_check_has_a_definition_and_two_examples_that_differ(check: Check) -> None:
    assert check.definition.endswith(".")
    assert check.bad
    assert check.good
    assert check.bad != check.good


def test_the_page_of_checks_lists_them_as_they_are() -> None:
    spec = importlib.util.spec_from_file_location("list_checks", TESTS / "list_checks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = (TESTS.parent / "docs" / "checks.md").read_text(encoding="utf-8")
    assert module.listed() in page, "run: python tests/list_checks.py"
