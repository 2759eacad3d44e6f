# What people and developers do with this project. It needs Python 3.11 or newer (with venv), git and make.
#
#   make demo    the main job: a sample partnership with its documents, in hybride-demo/
#   make test    all tests
#
# Both make their own virtual environment in .venv; nothing is installed elsewhere.

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$name >/dev/null 2>&1 && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$name; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= hybride-demo

.PHONY: demo test lint format language bench clean

# a demo that was made before goes first, unless somebody worked in it: then it stays, and the command says what to do
demo: $(VENV)/made
	@if test -e "$(DEMO)/.git" \
	&& work=$$(git -C "$(DEMO)" status --porcelain && git -C "$(DEMO)" log --format=%h --invert-grep --grep='^Hybride: demo') \
	&& test -z "$$work"; then rm -rf "$(DEMO)"; fi
	@$(BIN)/hybride demo "$(DEMO)" || { echo "another folder: make demo DEMO=$(DEMO)-2"; exit 1; }
	@echo "NL: typ eerst  . $(BIN)/activate  dan kent deze terminal het commando hybride."
	@echo "EN: type first  . $(BIN)/activate  then this terminal knows the command hybride."

# -rs: a test that is skipped says why
test: $(VENV)/made-dev
	@$(BIN)/python -m pytest -rs

lint: $(VENV)/made-dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

format: $(VENV)/made-dev
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

# after a change in templates/languages/*/LC_MESSAGES/hybridecli.po
language: $(VENV)/made-dev
	@$(BIN)/pybabel compile --directory templates/languages --domain hybridecli

bench: $(VENV)/made-dev
	@$(BIN)/python tests/benchmark/bench.py

clean:
	rm -rf $(VENV) dist hybride-demo

$(VENV)/bin/python:
	@command -v git >/dev/null 2>&1 || { echo "git is missing: install git 2.30 or newer"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Python 3.11 or newer is missing: install it, or name it with make PYTHON=/path/to/python"; exit 1; }
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv is missing: on Debian and Ubuntu install python3-venv"; exit 1; }

$(VENV)/made: $(VENV)/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . || { echo "the packages could not be installed: is there a network?"; exit 1; }
	@touch $@

$(VENV)/made-dev: $(VENV)/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' || { echo "the packages could not be installed: is there a network?"; exit 1; }
	@touch $(VENV)/made $@
