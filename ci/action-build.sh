#!/usr/bin/env bash
# Builds the tool where the action was checked out: the version of the tag, nothing newer.
set -euo pipefail
cd "$ACTION_FOLDER"
if [ -f dist/cli.cjs ]; then
  exit 0
fi
command -v npm >/dev/null || {
  echo '::error title=catalyst::Node 20.19 or later is needed: run actions/setup-node before this step'
  exit 2
}
npm ci --no-audit --no-fund --loglevel=error
npm run --silent build -- --no-types
