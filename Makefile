# The site's commands. `make serve` and `make test` need nothing typed before them.
# The virtual environment holds exactly what the lock files name, each file with its hash: those of the base for reading
# and editing, more where a command needs it. It is brought up to date when a lock changes, and made anew when it must be.

PYTHON ?= python3
PORT   ?= 8000
BIN    := .venv/bin
HOLDS  := $(PYTHON) tests/tools/environment.py
READY  ?= ready
TESTED ?= ready-tests
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: fmt help ready ready-tests news serve test browser check build pdf bench lint lock audit release clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

serve: $(READY) ## Preview the site on 127.0.0.1:8000 and follow every edit (PORT=… for another port)
	@$(BIN)/python -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

test: $(TESTED) ## Run the tests
	@$(BIN)/python -m pytest $(TESTFLAGS)

check: $(READY) ## Check the data and list every problem with its position
	@$(BIN)/python -m generator check

fmt: $(READY) ## Put the data files in the house layout; no value changes
	@$(BIN)/python -m generator fmt

build: $(READY) ## Build the site into site/; any warning fails, and then site/ stays as it was
	@$(BIN)/python -m mkdocs build --strict

audit: ## Look for known weaknesses in what the lock files name (needs the network)
	@$(HOLDS) build/audit tests/tools/audit.lock
	@build/audit/bin/python -m pip_audit --requirement requirements-tests.lock --disable-pip --progress-spinner off
	@build/audit/bin/python -m pip_audit --requirement tests/tools/gates.lock --disable-pip --progress-spinner off

release: ## Write the committed files as a reproducible archive to build/
	@mkdir -p build
	@git -c tar.umask=0022 archive --format=tar --prefix=briefing-site-$$(git rev-parse --short=12 HEAD)/ HEAD \
		| gzip -9n > build/briefing-site-$$(git rev-parse --short=12 HEAD).tar.gz
	@sha256sum build/briefing-site-$$(git rev-parse --short=12 HEAD).tar.gz

browser: $(TESTED) ## Run the browser tests; skipped in one line where Chromium is missing
	@$(BIN)/python -m pytest -m browser tests/browser $(TESTFLAGS)

pdf: $(TESTED) build ## Print the main pages into build/briefing.pdf (PAGES="…" for others); needs Chromium
	@$(BIN)/python -m generator pdf $(PAGES)

bench: $(TESTED) ## Measure builds and edits beside other engines and write docs/benchmarks.md (an hour)
	@cd tests && ../$(BIN)/python bench.py

lint: $(TESTED) ## Check the code: style and types
	@$(BIN)/python -m ruff check --quiet .
	@$(BIN)/python -m mypy --no-error-summary

lock: $(TESTED) ## Choose the newest allowed versions and write every lock file (needs the network)
	@$(HOLDS) build/locking tests/tools/lock.lock
	@UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/python tests/tools/locks.py build/locking/bin/uv write

clean: ## Remove what the commands made
	@rm -rf .venv build site .site.* *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

ready:
	@$(HOLDS) .venv requirements.lock --project

ready-tests:
	@$(HOLDS) .venv requirements.lock requirements-tests.lock --project

news: ## Prepare what reading news articles needs: `intake`, and `verify` of quotes from them
	@$(HOLDS) .venv requirements.lock requirements-news.lock --project
