# What people and CI run. Needs Python 3.11 or later, make and a package index; sets everything else up itself.

PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
READY := .venv/ready
BENCH_BIN := $(subst .venv,.venv-bench,$(BIN))
BENCH_READY := .venv-bench/ready
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock"
HTML_CHECKER := tests/html_checker/node_modules/.package-lock.json

.PHONY: demo test check format examples screenshots golden bench bench-check lock clean

demo: $(READY)  ## The whole job on the worked example, into build/demo
	$(BIN)/ehsg demo build/demo --force

test: $(READY) $(HTML_CHECKER)  ## The tests; those in process with the coverage that must be kept, then those that run the command
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto --ignore=tests/acceptance
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under=95
	$(BIN)/pytest -n auto tests/acceptance

check: $(READY)  ## Format, lint, types, layers, banks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/ehsg bank validate

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

examples: $(READY)  ## Make the worked examples again from what the partners typed
	$(BIN)/python -m tests.build_examples

screenshots: $(READY)  ## The pictures in docs/images (needs Chromium, LibreOffice and poppler)
	$(BIN)/python -m tests.screenshots

golden: $(READY)  ## Rewrite the golden files; read the diff before committing it
	UPDATE_GOLDEN=1 $(BIN)/pytest -q -n auto

bench: $(READY) $(BENCH_READY)  ## Measure how fast it is; ARGS="--help" says with which options
	$(BIN)/python -m benchmarks $(ARGS)

bench-check: $(READY) $(BENCH_READY)  ## Measure a little, and report what has become slower than the committed ratios
	$(BIN)/python -m benchmarks --quick --check $(ARGS)

lock:  ## Pin what pyproject.toml asks for, with hashes (needs uv)
	$(LOCK) --group dev pyproject.toml -o requirements.txt
	$(LOCK) --group bench --constraints requirements.txt -o requirements-bench.txt

clean:
	rm -rf .venv .venv-bench tests/html_checker/node_modules build dist .coverage* .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=…")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

# Apart from the other, where openpyxl would load pandas' numpy whenever it is loaded, and be slower than users have it.
$(BENCH_READY): requirements-bench.txt | $(READY)
	$(BIN)/python -m venv .venv-bench
	$(BENCH_BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	touch $(BENCH_READY)

# Only the tests of the HTML return need it: where there is no npm, or no registry, they say that they are skipped.
$(HTML_CHECKER): tests/html_checker/package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent --prefix tests/html_checker && touch $@ || \
		echo "npm ci failed: HTML is not checked"; fi
