#!/usr/bin/env bash
# Runs the tool for the GitHub action: inputs from the environment, outputs to $GITHUB_OUTPUT, the exit code of the tool.
set -uo pipefail
report="$(mktemp)"
trap 'rm -f "$report"' EXIT

words=()
while read -r -a line || [ "${#line[@]}" -gt 0 ]; do
  words+=("${line[@]}")
done <<<"${CATALYST_ARGS:-}"

formats=(--format compact --format github --format "json:$report")
for format in ${CATALYST_FORMAT:-}; do
  formats+=(--format "$format")
done
if [ -n "${CATALYST_SARIF:-}" ]; then
  formats+=(--format "sarif:$CATALYST_SARIF")
fi

node "$ACTION_FOLDER/bin/catalyst.js" "$CATALYST_COMMAND" ${words[@]+"${words[@]}"} "${formats[@]}"
code=$?

node -e '
  const { readFileSync, appendFileSync } = require("node:fs");
  const text = readFileSync(process.argv[1], "utf8");
  const report = text === "" ? {} : JSON.parse(text);
  const { errors = 0, warnings = 0, infos = 0 } = report.summary ?? {};
  const outputs = { verdict: report.verdict ?? "", score: report.score?.total ?? "", findings: errors + warnings + infos };
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
  appendFileSync(process.env.GITHUB_OUTPUT ?? "/dev/stdout", lines.join(""));
' "$report"
exit "$code"
