# Every target sets up what it needs by itself: a virtual environment in .venv,
# with the versions that the tests ran with (constraints.txt).

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Tests in terminals wait half of the time: two a core.
WORKERS ?= $(shell expr 2 '*' $$(getconf _NPROCESSORS_ONLN))

.PHONY: run test check format keys screenshots bench-alignment bench-findings bench-rows bench-edits bench-store bench-odd-text bench-reading bench-growth bench-terminal check-exports soak clean

run: $(READY)  ## open the sample corpus
	@$(BIN)/copydesk seeds/norvik-ferry

# Rewriting the assertions of all tests takes longer than to read them: it is done once, not by each
# worker, and kept, also where Python is told to keep nothing. What is wrong is said by the tests.
test: export PYTHONDONTWRITEBYTECODE =
test: $(READY)  ## every test
	@$(BIN)/python -m pytest --collect-only -qq >/dev/null || true
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: $(READY)  ## format, lint, types, import contracts, spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

format: $(READY)  ## rewrite the code to the project's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

keys: $(READY)  ## the lists of keys in docs/KEYS.md
	$(BIN)/python -m benchmarks.key_lists

screenshots: $(READY)  ## the pictures of three sizes that README and guide show
	$(BIN)/python -m benchmarks.screenshots

bench-alignment: $(READY)  ## how good and how fast the aligner is, beside its peers
	$(BIN)/python -m benchmarks.alignment

bench-findings: $(READY)  ## what findings and fact sheet find, what is noise, and what they cost; writes FINDINGS.md
	$(BIN)/python -m benchmarks.findings_report

bench-rows: $(READY)  ## whether what people decide ever touches another row
	$(BIN)/python -m benchmarks.steady_rows

bench-edits: $(READY)  ## where verdicts stand after an article was edited
	$(BIN)/python -m benchmarks.store_edits

bench-store: $(READY)  ## how a desk of 100,000 entries behaves, and desks that strangers filled
	$(BIN)/python -m benchmarks.store

bench-odd-text: $(READY)  ## how the time of a comparison grows on text that nobody would write
	$(BIN)/python -m benchmarks.odd_text

bench-growth: $(READY)  ## what grows with articles' length and number, beside the least Textual program; writes GROWTH.md
	$(BIN)/python -m benchmarks.growth --write

bench-reading: $(READY)  ## what reading each format costs, a folder of 1,000 pages, and hostile files; writes READING.md
	$(BIN)/python -m benchmarks.reading --write

bench-terminal: $(READY)  ## bytes and lag in a terminal, beside other programs; writes TERMINAL.md
	$(BIN)/python -m benchmarks.terminal --write

check-exports: $(READY)  ## exports of all formats before validators that others wrote; wants node, Java, LibreOffice
	$(BIN)/python -m benchmarks.check_exports

soak: $(READY)  ## half an hour of chance: kills at any moment lose nothing, no keys and nothing made up raise anything
	$(BIN)/python -m benchmarks.soak
	$(BIN)/python -m pytest -n $(WORKERS) -m 'random or hypothesis' --seeds 60 --hypothesis-profile soak

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

# -qq: some versions of pip warn of an extra of lxml that they spell otherwise; errors are still told.
$(READY): pyproject.toml constraints.txt
	@echo "Setting up $(VENV): the first time this takes a minute and needs the network." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
