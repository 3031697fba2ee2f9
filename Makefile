# The targets: make (the site), make test, make bench, make docs, make format, make lint. Each first installs the packages that it
# needs, if the user may install packages.

PACKAGES := libcmark-dev libgraphviz-dev pkg-config
# These typeset formulas. Without them the site is built too, and formulas show their TeX.
MATHS := duktape libjs-katex fonts-katex
# A fast linker, as cells are linked at every build. Swift's distribution may include it.
ifeq ($(shell command -v ld.lld || ls "$$(dirname "$$(readlink -f "$$(command -v swiftc)")")/ld.lld" 2>/dev/null),)
PACKAGES += lld
endif

SOURCES := Package.swift Sources Tests Benchmarks

# The virtual environment of the libraries that the benchmarks compare with.
PEERS := .build/peers
BENCH :=

# DocC's reference of the modules that lessons and other packages import.
DOCS := .build/docs
DOCUMENTED := Wire Neural LessonKit

.PHONY: site test bench docs format lint packages

site: packages
	swift run lessons build

# The core's WebAssembly build runs under Node; without Node that test is skipped.
test: PACKAGES += $(if $(shell command -v node),,nodejs)
test: packages
	swift test

# Compares the core with NumPy, PyTorch, JAX and scikit-learn in one run; `make bench BENCH=--quick` is shorter.
bench: $(PEERS)/ready
	swift build -c release --product bench
	$(PEERS)/bin/python Benchmarks/compare.py --bench "$$(swift build -c release --show-bin-path)/bench" $(BENCH)

$(PEERS)/ready: Benchmarks/requirements.txt
	python3 -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --requirement Benchmarks/requirements.txt
	touch $@

docs: packages
	swift package --allow-writing-to-directory $(DOCS) generate-documentation $(DOCUMENTED:%=--target %) \
	  --enable-experimental-combined-documentation --output-path $(DOCS) --warnings-as-errors
	@echo "The reference is in $(DOCS). It needs a server: python3 -m http.server --directory $(DOCS),"
	@echo "then open http://localhost:8000/documentation"

format:
	swift format format --in-place --parallel --recursive $(SOURCES)

lint:
	swift format lint --strict --parallel --recursive $(SOURCES)

# Installs missing packages on Debian and Ubuntu. On other systems the build itself reports missing libraries.
packages:
	@command -v dpkg-query >/dev/null || exit 0; \
	missing() { for package; do \
	  dpkg-query --show --showformat='$${Status}\n' $$package 2>/dev/null | grep -q '^install ok installed' || echo $$package; \
	done | xargs; }; \
	needed=$$(missing $(PACKAGES)); missing=$$(missing $(PACKAGES) $(MATHS)); \
	[ -n "$$missing" ] || exit 0; \
	if [ "$$(id -u)" = 0 ]; then as=; \
	elif command -v sudo >/dev/null && sudo -v; then as=sudo; \
	else \
	  echo "These packages are missing. Install them, then run make again:" >&2; \
	  echo "  apt-get update && apt-get install --yes --no-install-recommends $$missing" >&2; \
	  [ -n "$$needed" ] && exit 1; \
	  echo "The build goes on without them: formulas will show their TeX." >&2; exit 0; \
	fi; \
	echo "Installing $$missing"; \
	$$as apt-get update --quiet && $$as env DEBIAN_FRONTEND=noninteractive \
	  apt-get install --yes --quiet --no-install-recommends $$missing
