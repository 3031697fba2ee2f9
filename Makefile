# What people run: make (the site), make test, make format. Each installs what it needs first, where it may.

PACKAGES := libcmark-dev libgraphviz-dev duktape-dev libjs-katex fonts-katex pkg-config
# Cells are linked at every build: a fast linker is worth its few megabytes. Swift may bring it along.
ifeq ($(shell command -v ld.lld || ls "$$(dirname "$$(readlink -f "$$(command -v swiftc)")")/ld.lld" 2>/dev/null),)
PACKAGES += lld
endif

SOURCES := Package.swift Sources Tests

.PHONY: site test format lint packages

site: packages
	swift run lessons build

test: packages
	swift test

format:
	swift format format --in-place --parallel --recursive $(SOURCES)

lint:
	swift format lint --strict --parallel --recursive $(SOURCES)

# Debian's and Ubuntu's packages. Elsewhere the build itself says what it does not find.
packages:
	@command -v dpkg-query >/dev/null || exit 0; \
	missing=$$(for package in $(PACKAGES); do \
	  dpkg-query --show --showformat='$${Status}\n' $$package 2>/dev/null | grep -q '^install ok installed' || echo $$package; \
	done | xargs); \
	[ -n "$$missing" ] || exit 0; \
	if [ "$$(id -u)" = 0 ]; then as=; \
	elif command -v sudo >/dev/null && sudo -v; then as=sudo; \
	else \
	  echo "These packages are missing. Install them, then run make again:" >&2; \
	  echo "  apt-get update && apt-get install --yes --no-install-recommends $$missing" >&2; exit 1; \
	fi; \
	echo "Installing $$missing"; \
	$$as apt-get update --quiet && $$as env DEBIAN_FRONTEND=noninteractive \
	  apt-get install --yes --quiet --no-install-recommends $$missing
