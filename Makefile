# Everything that people and CI run. `make help` lists it.

PYTHON ?= python3
BIN := .venv/bin
PYTEST := $(BIN)/pytest
WITH_DATABASE := tests/record tests/intake tests/insight tests/publishing tests/web
# Who sees which address is the same on every database, and the walk through all of them takes minutes.
ON_ONE_DATABASE := --ignore=tests/web/test_access.py

.DEFAULT_GOAL := help
.PHONY: help install demo demo-clean test format lint types imports unit postgres bench scores screenshots messages

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

install: ## Set up .venv with everything; leaves .venv/bin/handleplan
	@$(PYTHON) tools/set_up.py

demo: install ## Set up, read the invented municipality's documents, and serve the site
	@$(BIN)/handleplan demo

demo-clean: install ## Throw the demo's data away and start over
	@$(BIN)/handleplan demo --clean

test: install lint types imports unit postgres ## Everything that CI runs

format: install ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: install ## Check format and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: install ## Check types
	$(BIN)/mypy

imports: install ## Check that each floor imports only from floors below
	$(BIN)/lint-imports

unit: install ## Unit, property and browser tests, on SQLite
	$(PYTEST) -n 2 --dist loadfile

postgres: install ## The tests that use the database, on PostgreSQL
	$(BIN)/python tools/with_postgres.py $(PYTEST) -n 2 --dist loadfile -m "not browser" $(ON_ONE_DATABASE) $(WITH_DATABASE)

bench: install ## Timings, each beside something measured in the same run
	$(BIN)/python -m bench

scores: install ## Score the corpus in ../shared, and write the table in docs/reading.md anew
	$(BIN)/python tools/scores.py

screenshots: install ## Take the README's pictures from the real site
	$(BIN)/python tools/screenshots.py

messages: install ## Collect the screen's texts for the translators (needs GNU gettext)
	cd src/handleplan && ../../$(BIN)/handleplan makemessages --locale en --no-location
