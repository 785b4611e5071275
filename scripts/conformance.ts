// Runs other tools' test cases against this one: npm run conformance -- <cases.json or folder>
// Prints agreement per rule and every difference; docs/conformance.md explains those that stay.
import { existsSync } from 'node:fs';
import { basename } from 'node:path';

/** What every comparison gives. */
export interface Conformance {
  readonly rows: readonly { readonly name: string; readonly agree: number; readonly total: number }[];
  readonly differences: readonly string[];
}

const RUNNERS: readonly (readonly [RegExp, (path: string) => Promise<Conformance>])[] = [
  [
    /^env-readers/,
    async (path) => (await import('./conformance/env-readers.js')).runEnvReadersConformance(path),
  ],
  [
    /^dotenv-linter/,
    async (path) => (await import('./conformance/dotenv-linter.js')).runDotenvLinterConformance(path),
  ],
  [
    /^(?:hadolint|buildkit|kics-dockerfile|trivy-dockerfile)/,
    async (path) => (await import('./conformance/dockerfile.js')).runDockerfileConformance(path),
  ],
  [/^compose-go/, async (path) => (await import('./conformance/compose.js')).runComposeGoConformance(path)],
  [
    /^kics-compose/,
    async (path) => (await import('./conformance/compose.js')).runKicsComposeConformance(path),
  ],
];

const [path, ...flags] = process.argv.slice(2);
const runner = path && RUNNERS.find(([name]) => name.test(basename(path)))?.[1];
if (!path || !runner || !existsSync(path)) {
  console.error('usage: npm run conformance -- <env-readers.json | dotenv-linter.json | hadolint.json | …>');
  process.exitCode = 2;
} else {
  const { rows, differences } = await runner(path);
  const width = Math.max(...rows.map(({ name }) => name.length), 5);
  for (const { name, agree, total } of rows) {
    console.log(
      `${name.padEnd(width)}  ${String(agree).padStart(4)} of ${String(total).padStart(4)}  ${percent(agree, total)}`,
    );
  }
  const agree = rows.reduce((sum, row) => sum + row.agree, 0);
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  console.log(
    `${'all'.padEnd(width)}  ${String(agree).padStart(4)} of ${String(total).padStart(4)}  ${percent(agree, total)}`,
  );
  if (!flags.includes('--rows')) for (const difference of differences) console.log(`  ${difference}`);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
