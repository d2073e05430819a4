PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check bench setup browser format

run: setup            ## start pages, API and one worker, with the demonstration on offer
	$(BIN)/heard serve --demo

test: setup browser   ## every test
	$(BIN)/python -m pytest

check: .venv/.ready   ## the quick loop: format, lint, types, import contracts, fast tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -m "not slow" tests/unit

bench: setup          ## speed and size, on this machine
	$(BIN)/python tests/bench.py

setup: .venv/.ready   ## the virtual environment and the weights
	$(BIN)/heard models fetch

.venv/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

browser:              ## Chromium for the browser tests: Debian's where it may be installed, else Playwright's own
	@command -v chromium >/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium fonts-liberation2; } || \
	  $(BIN)/playwright install chromium

format:               ## put the code in its house shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
