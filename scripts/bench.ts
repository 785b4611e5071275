// Measures the built tool against the runtime itself, in the same run: npm run bench
// Every time is a ratio to `node -e 0` of the same node: the median of 15 interleaved pairs after two that do not count.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PAIRS = 15;
const program = resolve('bin/catalyst.js');
const folder = mkdtempSync(join(tmpdir(), 'catalyst-bench-'));
let failed = 0;

try {
  const file = (name: string, lines: number) => {
    const path = join(placeFor(name), name);
    const text = Array.from({ length: lines }, (_, i) => `VARIABLE_${i}=value-${i}\n`).join('');
    writeFileSync(path, text);
    return path;
  };
  const hundred = file('.env', 100);
  const catalyst = join(placeFor('catalyst'), 'catalyst.env');
  writeFileSync(catalyst, catalystFile());
  check('--version', ratio(['--version']), 1.3);
  check('validate, 100 variables', ratio(['validate', hundred]), 1.7);
  check('validate, Catalyst backend of 100 variables', ratio(['validate', catalyst]), 1.7);
  check('peak memory of validate, 100 variables', peakMemory(['validate', hundred]) / peakMemory(), 1.6);
  const small = file('small.env', 5_000);
  const large = file('large.env', 50_000);
  const idle = median(() => time(['validate', hundred]), 5);
  const growth =
    (median(() => time(['validate', large]), 5) - idle) / (median(() => time(['validate', small]), 5) - idle);
  check('50,000 lines against 5,000, start-up subtracted', growth, 12);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failed > 0) process.exitCode = 1;

/** A folder of its own for each file: neighbours are read too, to find out what kind of project it is. */
function placeFor(name: string): string {
  const place = join(folder, `of-${name.replace(/^\./, '')}`);
  mkdirSync(place, { recursive: true });
  return place;
}

function check(name: string, value: number, limit: number): void {
  const ok = value <= limit;
  if (!ok) failed++;
  console.log(`${ok ? 'ok  ' : 'OVER'}  ${name.padEnd(52)} ${value.toFixed(2)}  (limit ${limit})`);
}

/** Milliseconds of one run of the tool; without arguments, of the bare runtime. */
function time(args?: readonly string[]): number {
  const start = performance.now();
  spawnSync(process.execPath, args ? [program, ...args] : ['-e', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  });
  return performance.now() - start;
}

function ratio(args: readonly string[]): number {
  const ratios: number[] = [];
  for (let i = 0; i < PAIRS + 2; i++) {
    const base = time();
    const own = time(args);
    if (i >= 2) ratios.push(own / base);
  }
  return middle(ratios);
}

function median(measure: () => number, times: number): number {
  return middle(Array.from({ length: times }, measure));
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}

/** Largest resident size in KiB, as the process itself reports it when it ends. */
function peakMemory(args?: readonly string[]): number {
  const report =
    'process.on("exit",()=>require("fs").writeSync(2,"\\npeak "+process.resourceUsage().maxRSS+"\\n"))';
  const hook = join(folder, 'peak.cjs');
  writeFileSync(hook, report);
  const run = spawnSync(process.execPath, ['--require', hook, ...(args ? [program, ...args] : ['-e', '0'])], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return Number(/peak (\d+)/.exec(run.stderr)?.[1]);
}

/** A file that the built-in contract judges: names of the backend, most of them set. */
function catalystFile(): string {
  const run = spawnSync(process.execPath, [program, 'template', '--profile', 'catalyst', '--out', '-'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return run.stdout;
}
