# Every step from a clean clone to a settled block. `make help` lists them.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

GO ?= go
NPM ?= npm
# The shell finds the binary that npm chose for this machine; npm 10, which comes with Node.js 20, does not link it into
# node_modules/.bin. FORGE=forge uses an installed one instead.
FORGE ?= node_modules/@foundry-rs/forge-*/bin/forge
# Flags of `make demo`, for example ARGS="--txs 8 --vrf public".
ARGS ?=

INSTALLED := node_modules/.package-lock.json

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

## Set-up

.PHONY: tools
tools: check-go check-node $(INSTALLED) ## install the pinned tools and libraries into node_modules

.PHONY: check-go
check-go:
	@command -v $(GO) >/dev/null || { echo "Go is missing: install Go 1.26.6 or newer (https://go.dev/dl)" >&2; exit 1; }
	@version=$$($(GO) env GOVERSION); [[ $$version =~ ^go1\.([0-9]+)(\.([0-9]+))? ]] && \
		(( $${BASH_REMATCH[1]} > 26 || $${BASH_REMATCH[1]} == 26 && $${BASH_REMATCH[3]:-0} >= 6 )) || \
		{ echo "Go is too old ($$version): install Go 1.26.6 or newer (https://go.dev/dl)" >&2; exit 1; }

.PHONY: check-node
check-node:
	@command -v node >/dev/null && command -v $(NPM) >/dev/null || \
		{ echo "Node.js or npm is missing: install Node.js 20 or newer (https://nodejs.org)" >&2; exit 1; }
	@version=$$(node --version); [[ $$version =~ ^v([0-9]+) && $${BASH_REMATCH[1]} -ge 20 ]] || \
		{ echo "Node.js is too old ($$version): install Node.js 20 or newer (https://nodejs.org)" >&2; exit 1; }

# npm writes this file at the end of an installation.
$(INSTALLED): package.json package-lock.json .npmrc | check-go check-node
	$(NPM) ci --ignore-scripts
	@$(FORGE) --version >/dev/null || { echo "npm has no forge for this machine: install Foundry 1.7.1 and add FORGE=forge" >&2; exit 1; }
	@touch $@

## Build

.PHONY: build
build: contracts bin/fernet ## compile the contracts and bin/fernet

# Without their tests, which `make test` compiles.
.PHONY: contracts
contracts: tools ## compile the contracts
	$(FORGE) build contracts

# Go knows itself what changed.
.PHONY: bin/fernet
bin/fernet: check-go
	$(GO) build -trimpath -o $@ ./cmd/fernet

.PHONY: demo
demo: tools build ## settle a block on the embedded L1, with real proofs (ARGS="--txs 8")
	bin/fernet demo $(ARGS)

.PHONY: network
network: tools build ## run four nodes on this machine, each with a page to look at (ARGS="--nodes 6 --stay")
	bin/fernet network $(ARGS)

## Generated files

# Always a clean build of the contracts alone: in via-IR builds bytecode may depend on what else is compiled with it.
# It refuses warnings, which forge does not repeat for what it has cached, and contracts over the size limit of L1.
.PHONY: release
release: tools
	$(FORGE) build contracts --force --no-cache --out build/bindings --deny warnings --sizes

.PHONY: bindings
bindings: release ## make bindings/ again from the contracts
	$(GO) generate ./bindings

.PHONY: generate
generate: release ## make all generated files again: bindings, vectors, constraint counts
	$(GO) generate ./...

# Compares the source folders before and after, by git's own hash of them under another index: nothing is staged.
SOURCES := $(wildcard bindings cmd contracts docs examples prover settlement test)
.PHONY: check-generated
check-generated: tools ## fail if a generated file is not what `make generate` makes
	@tree() { export GIT_INDEX_FILE="$(CURDIR)/build/generated.index"; git add -A -- $(SOURCES) && git write-tree; }; \
	mkdir -p build; before=$$(tree); $(MAKE) --no-print-directory generate; after=$$(tree); \
	if [[ $$before != "$$after" ]]; then \
		git diff --stat "$$before" "$$after" >&2; \
		echo "Generated files were out of date (listed above): run \`make generate\` and commit them" >&2; exit 1; \
	fi; echo "generated files are current"

.PHONY: verify-bytecode
verify-bytecode: release ## fail if bindings/ are not what a clean build makes (FERNET_DEPLOYMENT=FILE FERNET_RPC_URL=URL: nor what is on L1)
	$(GO) run ./test/bytecode -artifacts build/bindings -deployment "$${FERNET_DEPLOYMENT:-}" -rpc-url "$${FERNET_RPC_URL:-}"

## Checks

.PHONY: test
test: tools ## every test there is: Solidity, Go, circuits, end to end
	$(FORGE) test
	$(GO) vet ./...
	$(GO) test -timeout 30m $$($(GO) list ./... | grep -v /test/network)
	$(MAKE) --no-print-directory test-race
	$(GO) test -timeout 30m ./test/network -run $(WEIGHED)

# The race detector looks at all but the arithmetic of the curve, with which a proof takes six times
# as long. (Of a package that uses a sync.Map or an atomic.Pointer it cannot be left out: the linker
# takes the code of a generic type from any package that has it, and where the detector is left out
# that synchronizes nothing.) What a node is made of comes first, and then networks of processes of
# the program; they go by the clock of an L1, so there is nothing beside them. The memory of a
# process is weighed without the detector, which keeps something of every address that was used.
BN254 := github.com/consensys/gnark-crypto/ecc/bn254
RACE := -race -gcflags=$(BN254)=-race=false $(patsubst %,-gcflags=$(BN254)%=-race=false,/fp /fr /fr/fft /internal/fptower)
RACED := ./prover/store ./prover/mempool/... ./prover/p2p ./prover/work ./prover/proving ./prover/node
WEIGHED := '^TestNothingGrowsOver20Blocks$$'
.PHONY: test-race
test-race: tools ## the race detector over the parts of a node, and over networks of processes
	$(GO) test $(RACE) -timeout 60m $(RACED)
	FERNET_NETWORK_BUILD='$(RACE)' $(GO) test -timeout 40m ./test/network -skip $(WEIGHED)

# Blocks of 32 transactions have trees of 31 nodes. NETWORK=TestPartsJoin runs one of the tests, and
# leaves the figures of the others as they are. On a machine with other work FERNET_NETWORK_PACE=4
# makes L1's blocks four times as slow. Of a test that fails the earlier figures stay, and then the
# command fails.
NETWORK := TestBlocksSettleWithoutACommand|TestKillsLoseNothing|TestPartsJoin|TestAttackers|TestBuilders
RUNS := test/network/runs.json
.PHONY: test-network
test-network: tools ## networks of processes with trees of 31 nodes, their figures into docs/BENCHMARKS-NETWORK.md (NETWORK=TestPartsJoin)
	@mkdir -p build; status=0; FERNET_NETWORK_TXS=32 FERNET_NETWORK_RUNS="$(CURDIR)/$(RUNS)" \
		$(GO) test ./test/network -v -count 1 -timeout 180m -run '^($(NETWORK))$$' || status=1; \
	{ printf '# Networks of processes with trees of 31 nodes\n\nWritten by `make test-network`.\n\n'; \
		$(GO) run ./test/measure processes $(RUNS); } > build/BENCHMARKS-NETWORK.md; \
	mv build/BENCHMARKS-NETWORK.md docs/BENCHMARKS-NETWORK.md; cat docs/BENCHMARKS-NETWORK.md; exit $$status

# Go compiles it from the module proxy, at this version, on first use. It brings its own staticcheck.
GOLANGCI_VERSION := v2.15.0
GOLANGCI := build/tools/golangci-lint-$(GOLANGCI_VERSION)
$(GOLANGCI): | check-go
	@mkdir -p $(@D)
	GOBIN=$(CURDIR)/$(@D)/new GOFLAGS= $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION)
	@mv $(@D)/new/golangci-lint $@ && rmdir $(@D)/new

# Whose tests take seconds, or are cached when nothing under them changed.
QUICK := ./settlement/rules ./settlement/units ./settlement/disk ./settlement/record/... ./settlement/keyfile ./settlement/rpcerr \
	./prover/poseidon ./prover/tree ./prover/bid ./prover/schedule ./prover/ledger ./prover/files ./cmd/fernet/internal/config ./cmd/fernet/internal/console

.PHONY: lint-go
lint-go: $(GOLANGCI)
	@unformatted=$$(gofmt -l .); \
	if [[ -n $$unformatted ]]; then printf 'not formatted, run gofmt -w:\n%s\n' "$$unformatted" >&2; exit 1; fi
	$(GO) vet ./...
	$(GOLANGCI) run ./...

.PHONY: check
check: tools lint-go ## what to run before a commit: formats, Go's linters, comments, import rules, quick tests
	$(FORGE) fmt --check
	$(GO) run ./test/natspec contracts
	$(GO) run ./test/columns .
	$(GO) test $(QUICK)
	$(GO) test ./cmd/fernet -run 'Architecture|Import|Circle|Library|Documents|Links'

.PHONY: lint
# forge compiles before it lints, without code: its artifacts stay apart from those of a build.
lint: export FOUNDRY_OUT := build/lint/contracts
lint: export FOUNDRY_CACHE_PATH := build/lint/cache
lint: tools lint-go ## format, documentation and lint checks of Go and Solidity
	$(GO) tool staticcheck ./...
	$(GO) run ./test/natspec contracts
	$(GO) run ./test/columns .
	$(FORGE) fmt --check
	$(FORGE) lint contracts --deny notes
	$(FORGE) lint test --only-lint unused-import --deny notes

## Measurements

# The first edition, which `make bench` compares with, is compiled by the same Go.
bench benchmarks gas: export GO := $(GO)

# Parts of what is measured, by name: ROWS="idle audits", all of them without. QUIET=1 says that the
# machine has nothing else to do, and fails on seconds above their bounds too.
ROWS ?=
MEASURE := $(GO) run ./test/measure $(if $(QUIET),-quiet)

.PHONY: bench
bench: build ## print the tables of docs/BENCHMARKS.md, and fail above their bounds (ROWS="idle audits", QUIET=1)
	$(MEASURE) bench bin/fernet $(ROWS)

.PHONY: bench-list
bench-list: check-go ## the names for ROWS, what is measured and how long it takes
	@$(MEASURE) list

.PHONY: gas
gas: build ## print the table of gas costs
	$(MEASURE) bench bin/fernet gas

.PHONY: benchmarks
# What is above its bound is written all the same, and then the command fails.
benchmarks: build ## write the tables into docs/BENCHMARKS.md, with ROWS some of them again (ROWS="idle audits", QUIET=1)
	$(MEASURE) document bin/fernet docs/BENCHMARKS.md $(ROWS)

.PHONY: bench-scale
bench-scale: SCALE ?= 32 64
bench-scale: build ## write the costs of large base rollups into docs/BENCHMARKS-SCALE.md (SCALE="32 64")
	@mkdir -p build && { printf '# Base rollups of many transactions\n\nWritten by `make bench-scale SCALE="$(SCALE)"`.\n\n'; \
		$(MEASURE) scale bin/fernet $(SCALE); } > build/BENCHMARKS-SCALE.md
	@mv build/BENCHMARKS-SCALE.md docs/BENCHMARKS-SCALE.md && cat docs/BENCHMARKS-SCALE.md

.PHONY: strategies
strategies: check-go ## write the tables of docs/STRATEGIES.md, from simulations with fixed seeds
	$(GO) run ./test/strategies docs/STRATEGIES.md

.PHONY: clean
clean: ## remove what was built; node_modules and cached proving keys stay
	rm -rf bin build
