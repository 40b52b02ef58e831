PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help install run test check score bench model lock sample clean

help:  ## what make can do
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## / — /'

$(STAMP): requirements.lock pyproject.toml
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

install: $(STAMP)  ## install into .venv

run: $(STAMP)  ## run the pipeline on raw/
	$(BIN)/kamercijfers run

test: $(STAMP)  ## run the tests
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: $(STAMP)  ## what CI runs: format, lint, types, import layers, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --dist loadgroup

score: $(STAMP)  ## score against the gold standards in SHARED
	$(BIN)/python bench/score.py --shared $(SHARED)

bench: $(STAMP)  ## measure speed beside peers
	$(BIN)/python bench/all.py --shared $(SHARED)

model: $(STAMP)  ## train the language model: make model TREEBANK=path
	$(BIN)/python -m extractors.model.train $(TREEBANK)

sample: $(STAMP)  ## make the sample PDFs in raw/ again
	$(BIN)/python raw/make_sample.py

lock: ## pin the dependencies again
	$(BIN)/uv pip compile --quiet --no-emit-index-url --generate-hashes --universal --python-version 3.11 --extra dev pyproject.toml -o requirements.lock

clean:  ## remove outputs and the virtual environment
	rm -rf processed $(VENV)
