# Two commands for a stranger: `make demo` and `make test`. Each does its own set-up.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check -q
PYTEST := $(BIN)/python -m pytest
WORKERS ?= 2
# Whoever is done early takes work from the other, so that no worker is left alone with the longest at the end.
SHARED_OUT := -n $(WORKERS) --dist worksteal
# To watch which branches are walked doubles a test's time. So only the tests of those parts are watched of which
# tests/fully_covered.txt wants every branch.
WATCHED := $(wildcard tests/test_*.py) $(addprefix tests/,backtest classifiers digest facts lint lists pullrequest state \
	contributions job/test_changes.py)

# Byte code is kept, whatever the surroundings say: the tests start the program some hundred times.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types layers coverage rest longest docs wheel constraints clean

help:  ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tracker needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/user: $(VENV)/made pyproject.toml constraints.txt
	@echo "setting up $(VENV) …"
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/dev: $(VENV)/made pyproject.toml constraints.txt
	@echo "setting up $(VENV) for development …"
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/user

demo: $(VENV)/user  ## the whole job on loopback services: no network, no token
	@$(BIN)/tracker demo

test: $(VENV)/dev  ## all tests but the longest
	@$(PYTEST) -q $(SHARED_OUT) -m "not slow"

# `make check SLOW=1` adds the longest suites; .ci/run does.
check: lint types layers coverage rest $(if $(SLOW),longest)  ## what CI runs

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev
	$(BIN)/mypy

layers: $(VENV)/dev
	$(BIN)/lint-imports

rest: $(VENV)/dev
	$(PYTEST) -q $(SHARED_OUT) -m "not slow" --durations=15 $(addprefix --ignore=,$(WATCHED))

coverage: $(VENV)/dev  ## every branch of the memory and of the pure modules is walked
	$(PYTEST) -q $(SHARED_OUT) -m "not slow" --durations=15 --cov --cov-report= $(WATCHED)
	$(BIN)/coverage report --include='$(shell paste -sd, tests/fully_covered.txt)' --fail-under=100 --skip-covered

longest: $(VENV)/dev  ## the suites that every commit need not wait for
	$(PYTEST) -q $(SHARED_OUT) -m slow --durations=25

docs: $(VENV)/dev  ## write docs/commands.md and docs/settings.md anew
	@PYTHONPATH=tests $(BIN)/python -m support.help_blocks

wheel: $(VENV)/dev  ## build the wheel and try it without anything of development
	@rm -rf dist $(VENV)-wheel
	@$(BIN)/python -m build --wheel -o dist . > /dev/null
	@$(PYTHON) -m venv $(VENV)-wheel
	@$(VENV)-wheel/bin/python -m pip --disable-pip-version-check -q install -c constraints.txt dist/*.whl
	cd $(VENV)-wheel && bin/tracker --version && bin/tracker demo > demo.txt && tail -n 5 demo.txt

constraints: $(VENV)/made  ## pin anew every version that CI and make use
	@rm -rf $(VENV)-pins && $(PYTHON) -m venv $(VENV)-pins
	@$(VENV)-pins/bin/python -m pip --disable-pip-version-check -q install '.[dev]'
	@{ echo "# Every transitive version that CI and make use; made by \`make constraints\`."; \
	   $(VENV)-pins/bin/python -m pip --disable-pip-version-check freeze --exclude vlm-tracker; } > constraints.txt
	@rm -rf $(VENV)-pins

clean:
	rm -rf $(VENV) $(VENV)-wheel dist build .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis
