// Puts the real output of the demo into README.md: node scripts/run.js readme [--check]
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const SAMPLE = 'fixtures/sample-backend';
const START = `$ catalyst doctor --cwd ${SAMPLE}\n`;
const run = spawnSync(
  process.execPath,
  ['bin/catalyst.js', 'doctor', '--cwd', SAMPLE, '-f', 'pretty', '--as-of', '2026-11-22'],
  { encoding: 'utf8' },
);
if (run.status !== 1)
  throw new Error(`the sample has errors, and doctor ended with ${run.status}: ${run.stderr}`);
const readme = readFileSync('README.md', 'utf8');
const start = readme.indexOf(START);
if (start < 0) throw new Error(`README.md has no block that starts with ${START}`);
const from = start + START.length;
const updated = `${readme.slice(0, from)}${excerpt(run.stdout)}${readme.slice(readme.indexOf('```', from))}`;
if (!process.argv.includes('--check')) writeFileSync('README.md', updated);
else if (updated !== readme) {
  console.error('README.md shows another output than the program: node scripts/run.js readme');
  process.exitCode = 1;
}

/** The rows and the end as they are; the table of providers is left out, and what is left out is said. */
function excerpt(output: string): string {
  const blocks = output.trimEnd().split('\n\n');
  const end = blocks.at(-1)!;
  const rows = blocks.filter((block) => block.startsWith('['));
  const providers = blocks.find((block) => block.startsWith('Providers\n'));
  const count = (providers ?? '').split('\n').filter((line) => /^ {2}\S.* {2}/.test(line)).length;
  return [...rows, `  … a table of ${count} providers …`, end, ''].join('\n\n').replace(/\n\n$/, '\n');
}
