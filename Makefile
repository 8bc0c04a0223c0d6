# The commands of everyday work. On Windows without make: the command behind each name, typed with .venv\Scripts in place of .venv/bin.
PYTHON = .venv/bin/python
.PHONY: start install test fast nightly lint format bench snapshots screenshots locks

install:  ## the environment with everything that tests and development need
	python3 -m venv .venv
	$(PYTHON) -m pip install -r tests/requirements.lock

start:  ## the dashboard at http://127.0.0.1:8501
	$(PYTHON) -m streamlit run dashboard.py

fast:  ## the loop while one works: what needs no browser and no server, in under two minutes
	$(PYTHON) -m pytest -m fast

test:  ## everything
	$(PYTHON) -m pytest

nightly:  ## what takes long: whole grids of killed processes and damages
	$(PYTHON) -m pytest -m nightly

lint:  ## rooms, style, types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ty check
	.venv/bin/lint-imports

format:  ## the one way in which code is laid out
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

bench:  ## speed and memory beside other tools (tests/bench/README.md)
	$(PYTHON) -m tests.bench

snapshots:  ## the outlines of the reading pages anew, after a change of them that is meant
	RENEW_SNAPSHOTS=1 $(PYTHON) -m pytest -n 0 -q tests/views/test_snapshots.py

screenshots:  ## the pictures of the README
	$(PYTHON) tests/screenshots.py

LOCKS = requirements requirements-shared requirements-sign-on tests/requirements
locks:  ## the lock files anew, after a change of a requirements*.txt; everything to its newest: make locks UPGRADE=--upgrade
	$(PYTHON) -m pip install --quiet uv==0.13.9
	for file in $(LOCKS); do .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make locks" $(UPGRADE) $$file.txt -o $$file.lock || exit 1; done
