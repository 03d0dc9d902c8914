# Every task of the project. `make` alone lists them; the workflows call only these.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# CARGO may be wrapped (a queue, nice); EVAL is the folder of the evaluation texts; OPEN=0 keeps `make run` from opening the page.
CARGO ?= cargo
EVAL ?= ../shared/eval
OPEN ?= 1
PORT ?= 8000
SECONDS ?= 3600
WASM := wasm32-unknown-unknown
TARGET := $(or $(CARGO_TARGET_DIR),target)

.PHONY: help
help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# ---------------------------------------------------------------- build and look

.PHONY: run
run: page ## build the page, say where it is, open it where there is a desktop
	@echo "the page: $(CURDIR)/dist/index.html"
	@if [ "$(OPEN)" = 1 ] && [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] && command -v xdg-open >/dev/null; then xdg-open dist/index.html; \
	elif [ "$(OPEN)" = 1 ] && [ "$$(uname)" = Darwin ]; then open dist/index.html; fi

.PHONY: page
page: toolchain node_modules ## build pkg/ (the npm package) and dist/ (the page)
	$(CARGO) run -q --locked -p xtask -- build

.PHONY: serve
serve: page ## build the page and serve it on http://localhost:$(PORT)/
	python3 -m http.server --bind 127.0.0.1 --directory dist $(PORT)

.PHONY: cli
cli: toolchain ## build the command line: target/release/foresay
	$(CARGO) build --release --locked --bin foresay

# ---------------------------------------------------------------- checks

.PHONY: test
test: toolchain format clippy cargo-test page-test ## everything: format, clippy, Rust tests, the package, the page in real browsers

# Where rustup may not install by itself the toolchain file alone fetches nothing: ask for what is missing.
.PHONY: toolchain
toolchain:
	@command -v rustup >/dev/null || { echo "rustup is needed: https://rustup.rs"; exit 1; }
	@rustc --version >/dev/null 2>&1 || rustup toolchain install
	@rustup target list --installed | grep -x $(WASM) >/dev/null || rustup target add $(WASM)
	@command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || { echo "Node 20 or newer with npm is needed: https://nodejs.org"; exit 1; }
	@for part in rustfmt clippy; do rustup component list --installed | grep "^$$part" >/dev/null || rustup component add $$part; done

.PHONY: format
format:
	$(CARGO) fmt --all -- --check

.PHONY: clippy
clippy: toolchain
	$(CARGO) clippy -q --locked --workspace --all-targets -- -D warnings
	$(CARGO) clippy -q --locked --lib --target $(WASM) --no-default-features --features wasm -- -D warnings

.PHONY: cargo-test
cargo-test: toolchain ## the Rust tests alone
	$(CARGO) test -q --locked --workspace --no-fail-fast

.PHONY: pkg
pkg: toolchain node_modules
	$(CARGO) run -q --locked -p xtask -- pkg

.PHONY: page-test
page-test: page ## the built package under node, the page in Chromium and Firefox
	$(CARGO) build -q --locked --bin foresay
	FORESAY=$(TARGET)/debug/foresay npm run -s test:pkg
	sh tests/page/browsers.sh
	npm run -s test:page

node_modules: package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch node_modules

.PHONY: cases
cases: toolchain ## write what the analysis gives now as the expectation of every case; fails where that changed something
	FORESAY_CASES=write $(CARGO) test -q --test cases

.PHONY: case
case: ## add a test article: make case NAME=a-slug FILE=article.txt (or .html)
	@test -n "$(NAME)" -a -f "$(FILE)" || { echo "say which: make case NAME=a-slug FILE=article.txt"; exit 1; }
	@test ! -e tests/cases/$(NAME) || { echo "tests/cases/$(NAME) is there already"; exit 1; }
	@mkdir -p tests/cases/$(NAME)
	@cp "$(FILE)" tests/cases/$(NAME)/article$(if $(filter %.html %.htm,$(FILE)),.html,.txt)
	@printf 'title: %s\nabout: %s\n' "$(NAME)" "what this article tests" > tests/cases/$(NAME)/case.txt
	@printf '# What a careful reader finds here, one claim a line: see tests/case_runner/claims.rs\n' > tests/cases/$(NAME)/open.txt
	@echo "now say what must be found in tests/cases/$(NAME)/open.txt, then: make cases"

.PHONY: fuzz
fuzz: toolchain ## random documents for SECONDS=3600; what breaks is kept in tests/fuzz/cases
	$(CARGO) run --profile fuzz --example fuzz -- --seconds $(SECONDS)

# ---------------------------------------------------------------- measures

.PHONY: eval
eval: cli ## score the evaluation texts (EVAL=../shared/eval) against tests/eval/floors.json
	python3 tests/eval/check.py $(EVAL) --binary $(TARGET)/release/foresay

.PHONY: floors
floors: cli ## raise the floors to what is reached now
	python3 tests/eval/check.py $(EVAL) --binary $(TARGET)/release/foresay --raise

.PHONY: crossval
crossval: toolchain ## figures of the trained models on texts they have not seen, by site or document
	$(CARGO) run --release -p foresay-training -- crossval tagger $(EVAL)/dev/treebanks
	$(CARGO) run --release -p foresay-training -- crossval parser $(EVAL)/dev/treebanks
	$(CARGO) run --release -p foresay-training -- lines --crossval $(TARGET)/crossval $(EVAL)/dev/cleaning
	$(CARGO) run --release -p foresay-training -- crossval reach $(EVAL)/dev/conditionals $(TARGET)/crossval
	python3 tests/eval/crossval.py $(EVAL) $(TARGET)/crossval

.PHONY: bench
bench: toolchain ## speed and memory in one table
	$(CARGO) run -q --release --example bench

.PHONY: clean
clean: ## remove everything that was built
	$(CARGO) clean
	rm -rf dist node_modules pkg/*.wasm pkg/*.js pkg/foresay.d.ts
