# Window Desk. `make run` shows the program, `make test` proves it; both set up what is missing.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
OUT    ?= demo-out
JOBS   ?= $(shell nproc)
SOAK_S ?= 1800
SEED   ?= 1

export QT_QPA_PLATFORM_PLUGIN_PATH :=
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test check setup format translations dictionary bench bench-peers mutants soak clean

run: $(VENV)/.ready-run
	@$(BIN)/window-desk run --out $(OUT)

test: check
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

# Desks and county simulated from seed SEED on, for SOAK_S seconds; twice, the second time with harsher trouble. Then
# the chaos of real processes, and power cuts.
soak: $(VENV)/.ready-test
	@$(BIN)/python -m tests.simulation --seconds $(SOAK_S) --seed $(SEED)
	@$(BIN)/python -m tests.simulation --seconds $(SOAK_S) --seed $(SEED) --harsh
	@$(BIN)/python -m tests.faults --seeds 5 --seconds 30

check: $(VENV)/.ready-test
	@$(BIN)/ruff format --check --quiet src tests forms resources
	@$(BIN)/ruff check --quiet src tests
	@$(BIN)/mypy --no-error-summary src tests
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m window_desk.desk.ui.translations check

setup: $(VENV)/.ready-test

format: $(VENV)/.ready-test
	@$(BIN)/ruff format src tests
	@$(BIN)/ruff check --fix src tests

translations: $(VENV)/.ready-test
	@$(BIN)/python -m window_desk.desk.ui.translations update
	@$(BIN)/python -m window_desk.desk.ui.translations release

dictionary: $(VENV)/.ready-test
	@$(BIN)/python resources/dictionaries/train_dictionary.py

bench: $(VENV)/.ready-test
	@$(BIN)/python -m compileall -q -x 'tmpl[.]py$$' src $(VENV)/lib
	@$(BIN)/python -m tests.benchmarks --out bench-out

bench-peers: $(VENV)/.ready-test
	@$(BIN)/python -m tests.benchmarks.peers --out bench-out

mutants: $(VENV)/.ready-test
	@$(BIN)/python -m tests.mutation --out mutation-out

$(VENV)/.ready-run: requirements.lock pyproject.toml installer/system-packages installer/packages-run.txt
	@installer/system-packages installer/packages-run.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.ready-test: $(VENV)/.ready-run installer/packages-test.txt
	@installer/system-packages installer/packages-test.txt
	@touch $@

clean:
	rm -rf $(VENV) build demo-out bench-out mutation-out .mypy_cache .ruff_cache .pytest_cache .hypothesis
