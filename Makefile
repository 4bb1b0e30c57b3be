# The site's commands. `make serve` and `make test` need nothing typed before them.
# The virtual environment is made from requirements.lock, where every file has its hash, and made anew when that changes.

PYTHON ?= python3
PORT   ?= 8000
UV     := uv==0.13.9
BIN    := .venv/bin
READY  := .venv/.ready
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve test browser check build pdf bench lint lock audit release clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

serve: $(READY) ## Preview the site on 127.0.0.1:8000 and follow every edit (PORT=… for another port)
	@$(BIN)/python -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

test: $(READY) ## Run the tests
	@$(BIN)/python -m pytest $(TESTFLAGS)

check: $(READY) ## Check the data and list every problem with its position
	@$(BIN)/python -m generator check

build: $(READY) ## Build the site into site/; any warning fails, and then site/ stays as it was
	@$(BIN)/python -m mkdocs build --strict

audit: $(READY) ## Look for known weaknesses in what requirements.lock names (needs the network)
	@$(PYTHON) -m venv build/audit
	@build/audit/bin/pip install --quiet --disable-pip-version-check --requirement tests/tools/audit.txt
	@build/audit/bin/pip-audit --requirement requirements.lock --disable-pip --progress-spinner off

release: ## Write the committed files as a reproducible archive to build/
	@mkdir -p build
	@git -c tar.umask=0022 archive --format=tar --prefix=briefing-site-$$(git rev-parse --short=12 HEAD)/ HEAD \
		| gzip -9n > build/briefing-site-$$(git rev-parse --short=12 HEAD).tar.gz
	@sha256sum build/briefing-site-$$(git rev-parse --short=12 HEAD).tar.gz

browser: $(READY) ## Run the browser tests; skipped in one line where Chromium is missing
	@$(BIN)/python -m pytest -m browser tests/browser $(TESTFLAGS)

pdf: build ## Print the main pages into build/briefing.pdf (PAGES="…" for others); needs Chromium
	@$(BIN)/python -m generator pdf $(PAGES)

bench: $(READY) ## Measure builds and edits beside other engines and write docs/benchmarks.md (an hour)
	@cd tests && ../$(BIN)/python bench.py

lint: $(READY) ## Check the code: style and types
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary

lock: $(READY) ## Choose the newest allowed versions and write requirements.lock
	@$(BIN)/python -m pip install --quiet '$(UV)'
	@UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile pyproject.toml --group dev --upgrade --quiet \
		--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--output-file requirements.lock

clean: ## Remove what the commands made
	@rm -rf .venv build site *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say which: make PYTHON=python3.13 …")'
	@echo 'Preparing .venv from requirements.lock …'
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $@
