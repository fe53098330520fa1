# One entry for everything: `make help`. Needs Python 3.11 or newer, and make.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
DOCS_BIN := .venv-docs/bin
BENCH_BIN := .venv-bench/bin
BROWSER_BIN := .venv-browser/bin

# The first interpreter that is new enough and can make an environment;
# `make PYTHON=/path/to/python …` chooses another.
CANDIDATES := python3.13 python3.12 python3.11 python3
CAN_SERVE := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in $(CANDIDATES); do \
  $$p -c '$(CAN_SERVE)' >/dev/null 2>&1 && { echo $$p; break; }; done)

# What is drawn with; its checksum stands in requirements/mermaid.sha256.
MERMAID_VERSION := 11.17.2
MERMAID := build/mermaid/mermaid.min.js

# Every process of pytest-xdist runs whole tests; 0 runs them in one process.
WORKERS ?= auto

# Where a wrong branch means a wrong deadline, every branch is tested; elsewhere 95 % of each room.
STRICT := law calendars sla lifecycle request
COMMON := records text service catalogue reform exchange testing cli

# What measures: the tests of each room. The test kit is slow to try, so its tests measure the
# kit alone. Laws, pages and examples measure nothing: what is covered must not hang on what was
# drawn, nor on what a page happens to show.
KIT := tests/unit/testing tests/unit/testing_plugin
UNMEASURED := tests/contract tests/properties

# --- what to run --------------------------------------------------------------

.PHONY: help
help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: .venv/ready ## one real request, from receipt to answer, with the reason for every day
	@$(BIN)/layanan demo

.PHONY: test
test: .venv/ready ## run the examples in the docstrings, all tests with coverage, then laws and pages
	$(BIN)/python -m pytest -q src
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n $(WORKERS) tests $(addprefix --ignore=,$(KIT) $(UNMEASURED))
	MEASURED=layanan.testing $(BIN)/coverage run -m pytest -n $(WORKERS) $(KIT)
	$(BIN)/coverage combine -q
	$(BIN)/coverage report
	$(call covered,100,$(STRICT))
	$(call covered,95,$(COMMON))
	$(BIN)/python -m pytest -n $(WORKERS) $(UNMEASURED)

# Each of these rooms keeps so many per cent of its lines and branches, or is shown with its gaps.
define covered
@for room in $(2); do told=$$($(BIN)/coverage report --include="src/layanan/$$room/*" --fail-under=$(1)) \
  || { echo "$$told"; echo "$$room: less than $(1) % covered" >&2; exit 1; }; done
endef

# What the tests of behaviour are: no page, no other framework, no network. The laws that
# are drawn at random run in `make test`; of another pydantic they would say no more.
# What needs mypy is left to `make test` too.
BEHAVIOUR := tests/situations tests/unit --ignore=tests/unit/exchange/test_typed.py

.PHONY: test-lowest
test-lowest: .venv-lowest/ready .venv-newest/ready ## the oldest and the newest pydantic, transitions and dateutil
	@for venv in .venv-lowest .venv-newest; do \
	  $$venv/bin/python -c 'import importlib.metadata as m; print("$@:", *(f"{n} {m.version(n)}" for n in ("pydantic", "transitions", "python-dateutil", "PyYAML")))'; \
	  $$venv/bin/python -m pytest -q -n $(WORKERS) $(BEHAVIOUR); done

# Every interpreter from 3.11 on that is there; at least one is, or make would not have begun.
PYTHONS ?= $(shell for p in python3.11 python3.12 python3.13; do \
  $$p -c '$(CAN_SERVE)' >/dev/null 2>&1 && echo $$p; done)

.PHONY: test-pythons
test-pythons: ## the tests of behaviour on every Python from 3.11 to 3.13 that is there
	@echo "Testing on: $(PYTHONS)"
	@for python in $(PYTHONS); do \
	  $(MAKE) --no-print-directory PYTHON=$$python .venv-$$python/ready; \
	  .venv-$$python/bin/python -m pytest -q -n $(WORKERS) $(BEHAVIOUR); done

.PHONY: test-planted
test-planted: .venv/ready ## plant realistic defects in copies of the library; the shipped laws must find each
	$(BIN)/python -m pytest -q -m planted -n $(WORKERS) tests/planted

.PHONY: test-browser
test-browser: .venv-browser/ready $(MERMAID) chromium ## let Mermaid draw every diagram in Chromium, which it installs
	$(BROWSER_BIN)/python -m pytest -q -m browser tests/browser

# Which packages, how many mutants of each, and which ones.
PACKAGES ?= calendars sla lifecycle request
SAMPLE ?= 300
SEED ?= 1

.PHONY: mutation
mutation: .venv/ready ## change one thing at a time and see whether a test notices (PACKAGES=, SAMPLE=, SEED=)
	nice -n 10 $(BIN)/python -m tests.mutation $(PACKAGES) --sample $(SAMPLE) --seed $(SEED)

# How long each reader is fuzzed, and which (all by default); PLAIN=1 does without atheris.
SECONDS ?= 60
READERS ?=
ifdef PLAIN
FUZZ := $(BIN)/python -m fuzz.run --plain
FUZZ_ENVIRONMENT := .venv/ready
else
FUZZ := .venv-fuzz/bin/python -m fuzz.run
FUZZ_ENVIRONMENT := .venv-fuzz/ready
endif

.PHONY: fuzz
fuzz: ## give the readers of outside text what nobody wrote (SECONDS=, READERS=, PLAIN=1)
	@$(MAKE) --no-print-directory $(FUZZ_ENVIRONMENT) || { [ -z "$(PLAIN)" ] || exit 1; \
	  echo "atheris could not be installed: it has wheels for CPython 3.11 to 3.13 on Linux." >&2; \
	  echo "Choose such an interpreter (make PYTHON=python3.12 fuzz after removing .venv-fuzz)," >&2; \
	  echo "or fuzz without coverage guidance: make fuzz PLAIN=1" >&2; exit 1; }
	@failed=(); for reader in $${READERS:-$$($(FUZZ) --list)}; do \
	  echo "== $$reader"; \
	  nice -n 10 $(FUZZ) $$reader --seconds $(SECONDS) || failed+=("$$reader"); done; \
	if (($${#failed[@]})); then echo "Found something in: $${failed[*]}; see build/fuzz/" >&2; exit 1; fi

.PHONY: check
check: lint types layers changelog docs wheel-test ## everything but the tests that must hold before a commit

.PHONY: fix
fix: .venv/ready ## format, and mend what can be mended by machine
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

.PHONY: lint
lint: .venv/ready ## formatting and ruff
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

.PHONY: types
types: .venv/ready ## mypy, strict
	$(BIN)/mypy

.PHONY: layers
layers: .venv/ready ## imports run downwards only
	$(BIN)/lint-imports

.PHONY: changelog
changelog: .venv/ready ## show what the fragments will say; fail on a wrong name
	$(BIN)/towncrier build --draft

.PHONY: docs
docs: .venv-docs/ready docs/scripts/mermaid.min.js ## build the site in both languages into site/, warnings are errors
	NO_MKDOCS_2_WARNING=1 $(DOCS_BIN)/mkdocs build --strict

.PHONY: docs-serve
docs-serve: .venv-docs/ready docs/scripts/mermaid.min.js ## show the site while writing it
	NO_MKDOCS_2_WARNING=1 $(DOCS_BIN)/mkdocs serve

.PHONY: bench
bench: .venv-bench/ready ## measure against the peers, and write benchmarks/README.md
	mkdir -p .benchmarks
	$(BENCH_BIN)/python -m pytest -q -o addopts=--import-mode=importlib \
	  -o filterwarnings=default -o python_files='bench_*.py' -o python_functions='bench_*' \
	  --benchmark-disable-gc --benchmark-columns=min,median,rounds \
	  --benchmark-min-rounds=3 --benchmark-max-time=0.5 \
	  --benchmark-json=.benchmarks/run.json benchmarks
	$(BENCH_BIN)/python benchmarks/import_time.py --json .benchmarks/imports.json
	$(BENCH_BIN)/python benchmarks/report.py .benchmarks/run.json .benchmarks/imports.json

.PHONY: schemas
schemas: .venv/ready ## write the JSON Schemas anew, after a change of the model
	for kind in service standards lifecycle; do \
	  $(BIN)/layanan schema $$kind > src/layanan/service/schemas/$$kind.schema.json; done

.PHONY: wheel
wheel: .venv/ready ## build the wheel into dist/
	$(BIN)/python -m build --no-isolation --wheel

.PHONY: wheel-test
wheel-test: .venv/ready ## build the wheel, install it in a fresh environment, run the demo there
	$(BIN)/python -m pytest -m wheel tests/contract/test_wheel.py

.PHONY: lock
lock: .venv/ready ## pin requirements/ anew (UPGRADE=--upgrade takes the newest)
	$(COMPILE) --extra cli --extra testing --group dev -o requirements/dev.txt
	$(COMPILE) --group docs -o requirements/docs.txt
	$(COMPILE) --group bench -o requirements/bench.txt
	$(COMPILE) --group browser -o requirements/browser.txt
	$(COMPILE) --extra cli --extra testing fuzz/requirements.in -o fuzz/requirements.txt
	$(COMPILE) --extra cli --group ends --resolution lowest-direct -o requirements/lowest.txt
	$(COMPILE) --extra cli --group ends --upgrade -o requirements/newest.txt

# An extra joins `--extra …` of dev.txt when its room is built.
COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header $(UPGRADE)

# --- what draws diagrams ------------------------------------------------------

# One file of the npm package, and none of the hundred that it would bring along.
$(MERMAID): requirements/mermaid.sha256
	@command -v npm >/dev/null || { echo "npm was not found; install it (on Debian: npm)." >&2; exit 1; }
	@mkdir -p $(@D)
	@cd $(@D) && npm pack --silent mermaid@$(MERMAID_VERSION) >/dev/null \
	  && tar xzf mermaid-$(MERMAID_VERSION).tgz --strip-components=2 package/dist/mermaid.min.js \
	  && sha256sum --check --quiet $(CURDIR)/$< \
	  && rm mermaid-$(MERMAID_VERSION).tgz && touch $(@F)

docs/scripts/mermaid.min.js: $(MERMAID)
	@mkdir -p $(@D)
	@cp $< $@

.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || { \
	  echo "Installing Chromium – once, about half a minute …"; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends \
	    chromium fonts-dejavu-core >/dev/null; } || { \
	  echo "Chromium could not be installed; install it as \`chromium\`." >&2; exit 1; }

# --- environments -------------------------------------------------------------

# `.venv/ready` is a stamp: an environment is touched only when its pins change.
# -qq: without it pip tells of each index where it did not find a package.
define install
	@if [ -z "$(PYTHON)" ]; then \
	  echo "Python 3.11 or newer, with venv, was not found as: $(CANDIDATES)." >&2; \
	  echo "Install it (on Debian and Ubuntu: python3 and python3-venv)," >&2; \
	  echo "or name it: make PYTHON=/path/to/python3.11 …" >&2; exit 1; fi
	@echo "Preparing $(@D) from $(1) – once, about a minute …"
	@[ -x $(@D)/bin/python ] || $(PYTHON) -m venv $(@D)
	@$(@D)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r $(1)
endef

define install_layanan
	@$(@D)/bin/python -m pip install -qq --disable-pip-version-check \
	  --no-deps --no-build-isolation --editable .
endef

.venv/ready: requirements/dev.txt pyproject.toml
	$(call install,requirements/dev.txt)
	$(install_layanan)
	@touch $@

.venv-docs/ready: requirements/docs.txt
	$(call install,requirements/docs.txt)
	@touch $@

.venv-browser/ready: requirements/browser.txt pyproject.toml
	$(call install,requirements/browser.txt)
	$(install_layanan)
	@touch $@

.venv-lowest/ready: requirements/lowest.txt pyproject.toml
	$(call install,requirements/lowest.txt)
	$(install_layanan)
	@touch $@

.venv-newest/ready: requirements/newest.txt pyproject.toml
	$(call install,requirements/newest.txt)
	$(install_layanan)
	@touch $@

.venv-python3.%/ready: requirements/newest.txt pyproject.toml
	$(call install,requirements/newest.txt)
	$(install_layanan)
	@touch $@

.venv-fuzz/ready: fuzz/requirements.txt pyproject.toml
	$(call install,fuzz/requirements.txt)
	$(install_layanan)
	@touch $@

.venv-bench/ready: requirements/bench.txt pyproject.toml
	$(call install,requirements/bench.txt)
	$(install_layanan)
	@touch $@
