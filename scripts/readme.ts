// Puts the real output of the demo into README.md: node scripts/run.js readme [--check]
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const START = '$ catalyst validate --cwd fixtures/sample-backend\n';
const run = spawnSync(
  process.execPath,
  [
    'bin/catalyst.js',
    'validate',
    '--cwd',
    'fixtures/sample-backend',
    '-f',
    'pretty',
    '--as-of',
    '2026-11-22',
  ],
  { encoding: 'utf8' },
);
const readme = readFileSync('README.md', 'utf8');
const from = readme.indexOf(START) + START.length;
const to = readme.indexOf('```', from);
const updated = `${readme.slice(0, from)}${excerpt(run.stdout)}${readme.slice(to)}`;
if (process.argv.includes('--check')) {
  if (updated !== readme) {
    console.error('README.md shows another output than the program: node scripts/run.js readme');
    process.exitCode = 1;
  }
} else writeFileSync('README.md', updated);

/** The first findings of the first file, then the end; what lies between is counted, not hidden. */
function excerpt(output: string): string {
  const lines = output.split('\n');
  const providers = lines.findIndex((line) => line === 'Providers');
  const head = lines.slice(0, 26);
  const rest = lines.slice(26, providers).filter((line) => /^ {2}(?:error|warning|info)/.test(line)).length;
  return [...head, '', `  … ${rest} more findings …`, '', ...lines.slice(providers)].join('\n');
}
