# Everything that an editor does is one word here. `make help` lists the words.
PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
PIP    := $(PY) -m pip --disable-pip-version-check install --quiet --require-hashes

.DEFAULT_GOAL := help
.PHONY: help build serve test translate check status publish bench lint format lock clean

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

# The stamps hold what was installed; pip is not called while the lock is unchanged.
$(VENV)/runtime.stamp: requirements/runtime.lock
	@test -x $(PY) || { $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dwiwarta needs Python 3.11 or later; this is $$($(PYTHON) --version). Try: make build PYTHON=python3.12" >&2; exit 2; }; \
	  echo "Setting up, once: a private Python folder (.venv) ..."; $(PYTHON) -m venv $(VENV); }
	@$(PY) -m pip --version >/dev/null 2>&1 || { rm -f $(VENV)/*.stamp; \
	  echo "The private Python folder (.venv) has no pip. Remove it and try again: rm -r .venv; make build" >&2; \
	  echo "Debian and Ubuntu need this first: sudo apt install python3-venv" >&2; exit 2; }
	@cmp -s $< $@ || { echo "Installing what the program needs; this takes a minute or two ..."; $(PIP) -r $<; }
	@cp $< $@

$(VENV)/develop.stamp: requirements/develop.lock $(VENV)/runtime.stamp
	@cmp -s $< $@ || { echo "Installing what the tests need ..."; $(PIP) -r $<; }
	@cp $< $@

build: $(VENV)/runtime.stamp ## read, translate what is missing, write the site
	@$(PY) build.py build $(ARGS)

serve: $(VENV)/runtime.stamp ## look at the site here, with live reload
	@$(PY) build.py serve $(ARGS)

translate: $(VENV)/runtime.stamp ## ask for the translations that are missing, build nothing
	@$(PY) build.py translate $(ARGS)

check: $(VENV)/runtime.stamp ## what may be wrong in the translations
	@$(PY) build.py check $(ARGS)

status: $(VENV)/runtime.stamp ## how far the translations are
	@$(PY) build.py status $(ARGS)

publish: $(VENV)/runtime.stamp ## build without translating and push to GitHub Pages
	@$(PY) build.py publish $(ARGS)

test: $(VENV)/develop.stamp ## run the tests
	@$(PY) -m pytest $(ARGS)

lint: $(VENV)/develop.stamp ## style and types
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

format: $(VENV)/develop.stamp ## put the code into the house style
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

bench: $(VENV)/runtime.stamp ## how long a build takes, as ratios
	@$(PY) bench/bench.py $(ARGS)

lock: ## write the lock files anew (needs uv)
	cd requirements && uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade runtime.in -o runtime.lock
	cd requirements && uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate local.in -c runtime.lock -o local.lock
	cd requirements && uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate develop.in -c runtime.lock -o develop.lock

clean: ## remove what can be made again
	@if [ -x $(PY) ]; then $(PY) build.py clean; fi
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
