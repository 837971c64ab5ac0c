# Two commands: `make site` sets up, builds and serves; `make test` sets up and passes every test.
PYTHON ?= python3
RUN = .venv/bin/python -m scripts
PYTEST = .venv/bin/python -m pytest -n auto --dist loadfile --no-loadscope-reorder
DIRECTIONS = .venv/bin/lint-imports --no-logo --no-cache # who may import whom: pyproject.toml

.PHONY: site build test fast weekly bench lock clean

site: .venv/site ## set up, check, build and serve the site
	$(RUN) serve

build: .venv/site ## the same without serving; the site lies in site/
	$(RUN) build

test: .venv/test ## set up and run every test, the browser's included
	.venv/bin/ruff check scripts tests
	$(DIRECTIONS)
	$(PYTEST)

fast: .venv/test ## the tests that need no browser and no whole site
	$(DIRECTIONS)
	$(PYTEST) -m "not slow"

weekly: .venv/test ## everything that is too long for every change: all pages, all kills, all damaged inputs
	WEEKLY=1 EVERY_PAGE=1 $(PYTEST)

bench: .venv/test ## measure build, sheets and pages beside plain mkdocs-material
	$(RUN) bench

.venv/bin/python:
	sh tests/setup.sh venv $(PYTHON)

.venv/site: .venv/bin/python requirements.txt
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

.venv/test: .venv/site requirements-test.txt
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	sh tests/setup.sh browser
	sh tests/setup.sh words
	touch $@

lock: .venv/bin/python ## lock the dependencies again after editing requirements*.in
	.venv/bin/python -m pip install --quiet pip-tools==7.6.2
	.venv/bin/pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o requirements.txt requirements.in
	.venv/bin/pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --allow-unsafe -o requirements-test.txt requirements-test.in
	.venv/bin/pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --allow-unsafe -o requirements-audit.txt requirements-audit.in

clean:
	rm -rf build site .pytest_cache .ruff_cache .import_linter_cache
