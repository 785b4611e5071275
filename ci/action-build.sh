#!/usr/bin/env bash
# Builds the tool where the action was checked out: the version of the tag, nothing newer.
set -euo pipefail
cd "$ACTION_FOLDER"
if [ -f dist/cli.cjs ]; then
  exit 0
fi
npm ci --no-audit --no-fund --loglevel=error
npm run --silent build -- --no-types
