# Two commands do everything, set-up included: "make report" and "make test". "make help" lists the others.

VENV ?= .venv
# A Python that was asked for rules; otherwise the one that made the present environment stays.
ASKED := $(filter-out undefined,$(origin PYTHON))
PYTHON ?= python3
KEPT := $(if $(ASKED),$(PYTHON),$(VENV)/bin/python)
RUN := $(VENV)/bin/python
SCN := $(VENV)/bin/scn
PYTEST_OPTIONS ?=
MUTANTS ?=
FUZZ ?=
# As many tests at a time as there are processors; WORKERS=0 runs them one by one. Neighbours stay together: they share what is made once.
WORKERS ?= auto

# Python 3.13 dropped a function that the engine durable-rules calls; this gives it the one that took its place.
override CPPFLAGS := $(CPPFLAGS) -DPyEval_CallObject=PyObject_CallObject
export CPPFLAGS
# Packages from elsewhere must not leak in.
unexport PYTHONPATH PYTHONHOME
# The tests start Python hundreds of times: compiled once and kept, a start takes two thirds of the time.
unexport PYTHONDONTWRITEBYTECODE

# Which Python this is, and for which checkout: an environment serves no other.
IDENTIFY = -c 'import sys; print("%d.%d" % sys.version_info[:2], getattr(sys, "base_prefix", sys.prefix), sys.argv[1])' "$(CURDIR)"
MADE_BY := $(VENV)/made-by
SET_UP_WITH := Makefile setup.cfg setup.py pyproject.toml tools/check_machine.py tools/install.py

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report test check docs-check wheel-test browser-test judges durable pins fuzz mutants clean always

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))
	@echo 'settings: PYTHON=python3.12 chooses the interpreter, VENV=folder the environment, PYTEST_OPTIONS="-x -k word" the tests'

report: $(VENV)/ready-report ## set up, check and assess the proposals, write reports/
	$(SCN) lint proposals reviews rules/way-forward-2012 rules/review-2012 rules/establishment
	$(SCN) assess proposals
	$(SCN) report proposals -o reports
	@echo 'open reports/index.html in a browser'

test: $(VENV)/ready-test ## set up and run the tests, in a browser too where "make browser-test" has been run
	$(RUN) -m pytest -n $(WORKERS) --dist worksteal $(PYTEST_OPTIONS)

check: $(VENV)/ready-dev ## check format, style, types, and that nothing of the source is left open
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(SCN) rules coverage --require --only open

docs-check: $(VENV)/ready-test ## check that the generated pages of docs/ and data of rules/reference/ are fresh
	$(RUN) tools/write_reference.py --check
	$(RUN) tools/write_docs.py --check

wheel-test: $(VENV)/ready-dev ## build the wheel and try it far from the checkout
	$(RUN) tools/smoke_wheel.py

browser-test: $(VENV)/ready-test ## try the pages in a real browser (needs Chromium, Java, Node and npm)
	@$(RUN) tools/browser.py
	@$(MAKE) --no-print-directory $(VENV)/ready-browser
	$(RUN) -m pytest -m browser tests/browser $(PYTEST_OPTIONS)

judges: $(VENV)/ready-judges ## let engines that nobody here wrote check every decision (needs Node and npm)
	$(RUN) -m pytest -n $(WORKERS) --dist loadfile -m judge tests/judges $(PYTEST_OPTIONS)

durable: $(VENV)/ready-report ## add the rules engine durable-rules, or say why it cannot be (needs a C compiler)
	@$(RUN) tools/install.py durable

pins: $(VENV)/ready-report ## find the newest versions of all that is needed, and write them to requirements/
	$(RUN) tools/pin.py

fuzz: $(VENV)/ready-test ## spoil files by chance and see whether lint answers as it should (FUZZ="--seconds 60 --seed 7"; five minutes)
	PYTHONPATH=. $(RUN) tests/fuzz/long_run.py $(FUZZ)

mutants: $(VENV)/ready-mutants ## change the code in small ways and list what no test notices (MUTANTS="ruleset --most 20"; takes hours)
	$(RUN) tools/mutants.py $(MUTANTS)

clean: ## remove all that make made
	@if [ -f "$(VENV)/pyvenv.cfg" ]; then rm -rf "$(VENV)"; fi
	rm -rf reports build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/ready-report: $(MADE_BY) $(SET_UP_WITH) $(addprefix requirements/,build.txt run.txt durable.txt)
	@$(RUN) tools/check_machine.py
	@$(RUN) tools/install.py run
	@$(RUN) tools/install.py durable-if-possible
	@touch $@

$(VENV)/ready-test: $(VENV)/ready-report requirements/test.txt
	@$(RUN) tools/install.py test
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready-test requirements/dev.txt
	@$(RUN) tools/install.py dev
	@touch $@

$(VENV)/ready-browser: $(VENV)/ready-test requirements/browser.txt
	@$(RUN) tools/install.py browser
	@touch $@

$(VENV)/ready-judges: $(VENV)/ready-test requirements/judges.txt tests/judges/package-lock.json tools/judges.py
	@$(RUN) tools/install.py judges
	@$(RUN) tools/judges.py
	@touch $@

$(VENV)/ready-mutants: $(VENV)/ready-test
	@$(RUN) tools/install.py mutants
	@touch $@

# Looked at every time, written only when the environment is made anew.
$(MADE_BY): always
	@if [ -s $@ ] && [ "$$($(KEPT) $(IDENTIFY) 2>/dev/null)" = "$$(cat $@)" ]; then exit 0; fi; \
	if ! $(PYTHON) -c '' 2>/dev/null; then \
	  echo 'found no Python that runs as "$(PYTHON)", expected Python 3.11 to 3.15: install one (on Debian: "apt-get install python3 python3-venv") and name it, as in "make report PYTHON=python3.12"' >&2; exit 1; fi; \
	if [ -n "$$(ls -A "$(VENV)" 2>/dev/null)" ] && [ ! -f "$(VENV)/pyvenv.cfg" ]; then \
	  echo 'found files in "$(VENV)" that are no virtual environment, expected an environment or nothing: name another folder with VENV' >&2; exit 1; fi; \
	$(PYTHON) tools/check_machine.py && $(PYTHON) -m venv --clear "$(VENV)" && $(PYTHON) $(IDENTIFY) > $@
