// Lints all Dockerfiles and compose files of a folder of projects in one run, side by side with hadolint and dclint;
// then, how time grows with the lines of a Dockerfile and the services of a compose file.
// node scripts/run.js bench/docker <folder>; the rivals are installed into a scratch folder, and skipped where they cannot be.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Measure, RUNS, check, installDclint, installHadolint, measure, say } from './support.js';

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
  const lint = (only: string, runs = RUNS) =>
    measure(process.execPath, [program, 'docker', '--only', only, '--no-config', '-f', 'json'], folder, runs);

  const own = lint('dockerfile');
  say(`catalyst, ${dockerfiles.length} Dockerfiles`, own);
  const hadolint = installHadolint(scratch);
  if (hadolint) {
    const theirs = measure(hadolint, ['-f', 'json', ...dockerfiles], folder);
    say('hadolint, the same', theirs);
    check('Dockerfiles: catalyst / hadolint, wall time', own.seconds / theirs.seconds, 1);
  } else console.log('SKIPPED  hadolint cannot be installed here');
  check('Dockerfiles: peak memory in MB', own.megabytes, 150);

  const dclint = installDclint(scratch);
  if (dclint) {
    const paths = compose.map((name) => join(resolve(folder), name));
    // Taken in turns, so that what else the machine does meets both.
    const turns = Array.from({ length: RUNS }, () => {
      const ours = lint('compose', 1);
      return { ours, theirs: measure(process.execPath, [dclint, ...paths, '-f', 'json'], scratch, 1) };
    });
    const middle = middleOf(turns, 'seconds');
    say(`catalyst, ${compose.length} compose files`, middle.ours);
    say('dclint, the same', middle.theirs);
    check('compose files: catalyst / dclint, wall time', shareOf(middle, 'seconds'), 0.1);
    if (middle.ours.cpu > 0)
      check('compose files: catalyst / dclint, CPU time', shareOf(middleOf(turns, 'cpu'), 'cpu'), 0.1);
  } else {
    say(`catalyst, ${compose.length} compose files`, lint('compose'));
    console.log('SKIPPED  dclint cannot be installed here');
  }

  const byServices = [500, 1000, 2000, 5000].map((services) => {
    const place = join(scratch, `services-${services}`);
    mkdirSync(place);
    writeFileSync(join(place, 'compose.yaml'), composeOf(services));
    const args = [program, 'docker', '--only', 'compose', '--no-config', '-f', 'json'];
    const measured = measure(process.execPath, args, place, 3);
    say(`a compose file of ${services} services`, measured);
    return measured;
  });
  check('5,000 services against 1,000, wall time', byServices[3]!.seconds / byServices[1]!.seconds, 6);
  check('5,000 services: peak memory in MB', byServices[3]!.megabytes, 400);

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

interface Turn {
  readonly ours: Measure;
  readonly theirs: Measure;
}

function shareOf({ ours, theirs }: Turn, of: 'seconds' | 'cpu'): number {
  return ours[of] / theirs[of];
}

function middleOf(turns: readonly Turn[], of: 'seconds' | 'cpu'): Turn {
  return [...turns].sort((a, b) => shareOf(a, of) - shareOf(b, of))[RUNS >> 1]!;
}

/** Services as a generator writes them, each with what a real one has, and with nothing like a health check. */
function composeOf(services: number): string {
  const one = (i: number) => `  service-${i}:
    image: registry.example.org/team/service:${i}.2
    command: ["serve", "--port", "80"]
    environment:
      DATABASE_URL: postgresql://app@service-${i + 1}:5432/app
      LOG_LEVEL: info
    ports:
      - "127.0.0.1:${10_000 + i}:80"
    volumes:
      - data-${i}:/var/lib/data
${i === 0 ? '' : `    depends_on:\n      - service-${i - 1}\n`}`;
  const numbers = Array.from({ length: services }, (_, i) => i);
  return `services:\n${numbers.map(one).join('')}volumes:\n${numbers.map((i) => `  data-${i}:\n`).join('')}`;
}
