# Two commands for everyone: `make run` and `make test`. They need nothing but Python 3.11 to 3.13.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Without bytecode every start would compile its imports again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test check bench pictures locale lock clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/' | expand -t 16

run: $(VENV)/ready ## start the tracker (ARGS="day --json" for a command)
	@$(BIN)/tracker $(ARGS)

test: $(VENV)/ready ## the whole test suite; three at a time, since tests of screens wait half of theirs
	$(BIN)/python -m pytest -n 3 --dist worksteal $(ARGS)

check: $(VENV)/ready ## style, types and the floors of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/ready ## the speed of what users feel, against a bare lower bound
	$(BIN)/python -m benchmarks

pictures: $(VENV)/ready ## take the pictures of the screens for the README anew
	$(BIN)/python docs/pictures/make.py

locale: $(VENV)/ready ## gather new texts into the Danish catalogue and compile it
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ --no-location --sort-output --project tracker -o tracker/locale/tracker.pot \
	  tracker $$($(BIN)/python -c 'import click, pathlib; print(pathlib.Path(click.__file__).parent)')
	$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -D tracker \
	  -i tracker/locale/tracker.pot -d tracker/locale
	rm tracker/locale/tracker.pot
	$(BIN)/python hatch_build.py

lock: ## resolve pyproject.toml into requirements.lock anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --group dev --all-extras --upgrade --output-file requirements.lock pyproject.toml

clean: ## remove the environment and everything built
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/ready: requirements.lock pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 to 3.13 is needed, this is " + sys.version.split()[0]) if not (3, 11) <= sys.version_info[:2] <= (3, 13) else None'
	@echo "Setting up $(VENV); this takes a minute …"
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { rm -rf $(VENV) && $(PYTHON) -m venv $(VENV); }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
