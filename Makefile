# Needs only python3 (3.11 or newer, with venv) and make. `make help` lists what there is.
PYTHON ?= python3
PY := .venv/bin/python
ARGS ?=
# What production looks like, for the checks that ask about it.
PRODUCTION := PORTAL_HTTPS=1 ALLOWED_HOSTS=portal.example

.DEFAULT_GOAL := help
.PHONY: help run test walk cross mutants bench wayback validate check lock data manage shell clean

help: ## what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

run: ## sets up what is missing, then serves on http://127.0.0.1:$PORT (8000)
	@$(PYTHON) -m portal.venv run.txt
	@exec $(PY) -m portal.run

test: ## the whole suite, with a browser; ARGS go to pytest
	@$(PYTHON) -m portal.venv test.txt
	@CHROMIUM="$$($(PY) -m tests.chromium)" || exit 1; export CHROMIUM; \
	test -n "$$CHROMIUM" || set -- -m "not browser and not cross"; \
	$(PY) -m portal.environment --throwaway $(PY) -m pytest -n 2 --dist loadscope --no-loadscope-reorder "$$@" $(ARGS)

walk: override ARGS += -m walk tests/browser
walk: test ## every page in the browser, for everybody, at every size: longer than the suite

cross: override ARGS += -m cross
cross: test ## every person at every page, every letter in every field: the combinations that the suite takes a sample of

mutants: ## changes the arithmetic and asks whether a test notices; minutes, no database (docs/mutants.md)
	@$(PYTHON) -m portal.venv test.txt
	rm -rf mutants
	$(PY) -m mutmut run
	$(PY) -m mutmut results

bench: ## how fast lists become files, and with how much memory, beside psql; ROWS=1000000 takes more than 200,000
	@$(PYTHON) -m portal.venv test.txt
	@$(PY) -m portal.environment --throwaway $(PY) -m bench.exports

wayback: TIMES = 100
wayback: ## a large register out, into an empty one and out again; TIMES the demo (100), minutes
	@PACKAGE_TIMES=$(TIMES) $(MAKE) test ARGS="tests/portal/packages/test_way_back.py -k large"

validate: ## the data package by the validator of Frictionless Data Packages
	@$(PYTHON) -m portal.venv test.txt validate.txt
	@$(MAKE) test ARGS="tests/portal/packages/test_frictionless.py"

check: ## format, lint, deployment checks, migrations, lock
	@$(PYTHON) -m portal.venv test.txt
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m djlint --lint --quiet templates
	$(PY) -m portal.lock --check
	$(PRODUCTION) $(PY) -m portal.environment --throwaway $(PY) manage.py check --deploy --fail-level WARNING
	$(PY) -m portal.environment --throwaway $(PY) manage.py makemigrations --check --dry-run

lock: ## resolves requirements/*.txt from pyproject.toml; UPGRADE=1 takes newer versions
	@$(PYTHON) -m portal.venv lock.txt
	$(PY) -m portal.lock

data: ## rebuilds cities/data from its origins
	@$(PYTHON) -m portal.venv data.txt
	$(PY) -m cities.data.build

manage: ## a command of manage.py: make manage ARGS="createsuperuser"
	@$(PYTHON) -m portal.venv run.txt
	@$(PY) -m portal.environment $(PY) manage.py $(ARGS)

shell: ARGS := shell
shell: manage ## a Python shell on the portal's database

clean: ## removes the environment and all caches; var/ with the private database stays
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis mutants
	find . -name __pycache__ -not -path './var/*' -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete
