# The commands of Kontoregistret. «make» lists them; INTERFACE and README say more.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
PY := .venv/bin/python
export PYTHONUNBUFFERED := 1
# Where Python may not keep what it has compiled, each process of a run compiles Django and the tests anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## This list
	@echo "Kontoregistret: make COMMAND"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: python
python:
	@command -v python3 >/dev/null || { echo "Python 3.11 or newer is needed and there is no python3 here: install python3.11 and try again." >&2; exit 1; }

.PHONY: setup
setup: python ## The environment: .venv, packages, translations, static files; quick when nothing changed
	@python3 tools/environment.py

.PHONY: run
run: setup ## The site with a demo register on http://127.0.0.1:8000 (PORT= changes the port)
	@exec $(PY) tools/run_site.py

.PHONY: dev
dev: python
	@python3 tools/environment.py app node catalogues static dev

.PHONY: test
test: dev ## All tests: SQLite, PostgreSQL and browser, then coverage (ARGS='-k word' chooses)
	@exec $(PY) -m tools.run_tests

.PHONY: test-sqlite test-postgres test-browser
test-sqlite: dev ## The tests on SQLite
	@exec $(PY) -m tools.run_tests sqlite
test-postgres: dev ## The tests on a throw-away PostgreSQL
	@exec $(PY) -m tools.run_tests postgres
test-browser: dev ## The tests in a real Chromium
	@exec $(PY) -m tools.run_tests browser

.PHONY: check
check: dev ## Formatting, lint, types, import arrows, settings, migrations, translations, generated docs
	@exec $(PY) -m tools.run_checks

.PHONY: format
format: dev ## Formats the code and mends what ruff can mend
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

.PHONY: bench
bench: dev ## The benchmark: a table of ratios (BIG=1: a million accounts)
	@test -f tests/bench/__main__.py || { echo "There is no benchmark yet: tests/bench/__main__.py is missing." >&2; exit 1; }
	@exec $(PY) -m tests.bench $(ARGS)

.PHONY: messages
messages: dev ## Collects the texts to translate into locale/sv and compiles the catalogues
	@$(PY) -m tools.translations --write
	@python3 tools/environment.py catalogues

.PHONY: lock
lock: dev ## Chooses new versions: requirements/*.txt and package-lock.json (UPGRADE=--upgrade: the newest)
	@$(PY) -m tools.lock $(UPGRADE)

.PHONY: screenshot
screenshot: dev ## Takes the README's picture of the public list, docs/list.png
	@exec $(PY) -m tools.screenshot

.PHONY: clean
clean: ## Removes what set-up and tests made; the database, files and .env stay
	@rm -rf .venv node_modules var/static var/coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache htmlcov test-results
	@find accounts registry tests tools locale \( -name __pycache__ -o -name '*.mo' \) -prune -exec rm -rf {} +
