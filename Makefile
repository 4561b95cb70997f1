# Two commands do everything on a fresh machine with Python 3.11 or later:
#   make site   builds the atlas into site/
#   make test   installs what the tests need (a Chromium included), checks and tests all

PYTHON ?= python3
BIN := .venv/bin

.PHONY: site test serve check lint browser clean requirements

site: $(BIN)/.site
	$(BIN)/atlas build

serve: $(BIN)/.site
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

check: $(BIN)/.site
	$(BIN)/atlas check

test: $(BIN)/.dev browser lint check
	$(BIN)/python -m pytest

lint: $(BIN)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

browser: $(BIN)/.dev
	$(BIN)/python -m tools.find_chromium --install

$(BIN)/.venv:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed, found %d.%d" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	touch $@

$(BIN)/.site: $(BIN)/.venv requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(BIN)/.dev: $(BIN)/.site requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

# Pins every dependency, with hashes and without addresses. Needs uv.
requirements: pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make requirements" -q -o requirements.txt requirements.in
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make requirements" -q -o requirements-dev.txt -c requirements.txt requirements-dev.in

clean:
	rm -rf .venv site
