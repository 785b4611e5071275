// Measures `doctor`: on the shipped sample against `node -e 0`, and over a folder of projects against dclint alone.
// node scripts/run.js bench/doctor [<folder of projects>]; wants a built checkout.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Report } from '../../src/report/types.js';
import { check, installDclint, measure, say } from './support.js';

const PAIRS = 15;
const WARM_UP = 2;
const SAMPLE = ['doctor', '--cwd', resolve('fixtures/sample-backend')];
const program = resolve('bin/catalyst.js');
const [folder] = process.argv.slice(2);

check('doctor on the sample / node -e 0, median of 15 pairs', ratio(SAMPLE), 3.5);
if (folder) overProjects(resolve(folder));
else console.log('SKIPPED  no folder of projects was named');

function ratio(args: readonly string[]): number {
  const time = (line: readonly string[]) => {
    const start = performance.now();
    spawnSync(process.execPath, line, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
    return performance.now() - start;
  };
  const ratios: number[] = [];
  for (let i = 0; i < PAIRS + WARM_UP; i++) {
    const base = time(['-e', '0']);
    const own = time([program, ...args]);
    if (i >= WARM_UP) ratios.push(own / base);
  }
  return ratios.sort((a, b) => a - b)[PAIRS >> 1]!;
}

function overProjects(root: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'catalyst-bench-doctor-'));
  try {
    const json = join(scratch, 'report.json');
    const run = ['doctor', '--cwd', root, '--fail-on', 'never', '-f', `json:${json}`];
    const own = measure(process.execPath, [program, ...run], root, 3);
    const report = JSON.parse(readFileSync(json, 'utf8')) as Report;
    const tops = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const judged = new Set(report.projects!.map(({ path }) => path.split('/')[0]));
    const broken = report.sections!.filter(({ status }) => status === 'error').length;
    const crashed = report.findings.filter(({ outcome }) => outcome === 'error').length;
    say(`catalyst doctor, ${report.projects!.length} projects in ${tops.length} folders`, own);
    check('folders without a verdict', tops.filter(({ name }) => !judged.has(name)).length, 0);
    check('parts and rules that broke', broken + crashed, 0);
    check('peak memory in MB', own.megabytes, 300);
    const dclint = installDclint(scratch);
    if (!dclint) {
      console.log('SKIPPED  dclint cannot be installed here');
      return;
    }
    const compose = report.files.filter(({ kind }) => kind === 'compose').map(({ path }) => join(root, path));
    const theirs = measure(process.execPath, [dclint, ...compose, '-f', 'json'], scratch, 3);
    say(`dclint alone, their ${compose.length} compose files`, theirs);
    check('doctor / dclint, wall time', own.seconds / theirs.seconds, 1);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
