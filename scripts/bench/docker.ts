// Lints all Dockerfiles and compose files of a folder of projects in one run, side by side with hadolint and dclint.
// node scripts/run.js bench/docker <folder>; the rivals are installed into a scratch folder, and skipped where they cannot be.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { check, installDclint, installHadolint, measure, say } from './support.js';

const program = resolve('bin/catalyst.js');
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node scripts/run.js bench/docker <folder of projects>');
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), 'catalyst-bench-docker-'));

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
  const hadolint = installHadolint(scratch);
  if (hadolint) {
    const theirs = measure(hadolint, ['-f', 'json', ...dockerfiles], folder);
    say('hadolint, the same', theirs);
    check('Dockerfiles: catalyst / hadolint, wall time', own.seconds / theirs.seconds, 1);
  } else console.log('SKIPPED  hadolint cannot be installed here');
  check('Dockerfiles: peak memory in MB', own.megabytes, 150);

  const ownCompose = lint('compose');
  say(`catalyst, ${compose.length} compose files`, ownCompose);
  const dclint = installDclint(scratch);
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
