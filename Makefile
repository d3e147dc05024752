# `make demo` grades a shipped class, `make test` runs the tests; each sets up all it needs.

UV_VERSION := 0.13.9
PYTHON := python3
BIN := .venv/bin

.PHONY: demo test bench lint setup chromium clean

demo: setup
	@$(BIN)/vaegan grade tests/corpus/class --out build/demo

test: setup lint chromium
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

bench: setup
	$(BIN)/python -m tools.bench
	$(BIN)/python -m tools.bench.student

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Tests of pages need a browser. Where it cannot be installed here, they say how to.
chromium:
	@{ command -v chromium || command -v chromium-browser || command -v google-chrome; } > /dev/null || \
	  { [ "$$(id -u)" -eq 0 ] && command -v apt-get > /dev/null && echo "Installing Chromium, for tests of pages ..." && \
	    { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium; } > /dev/null 2>&1; } || true

setup: .venv/ready

# Byte-compiling the environment takes half a minute once, and saves ten seconds of every import of TensorFlow.
.venv/ready: pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "vaegan needs Python 3.11 or later; name one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { echo "Python's venv module is missing; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Setting up .venv; this happens once and takes a few minutes ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv sync --frozen --inexact --quiet --no-progress
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m compileall -q -j 0 .venv/lib > /dev/null 2>&1 || true
	@touch $@

clean:
	rm -rf .venv build
