import type { GlobalOptions } from '../cli-options.js';
import type { DockerCollectOptions } from '../collect/dockerfile.js';
import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { createMasker } from '../core/mask.js';
import { verifyDockerfile } from '../fixes/verify-dockerfile.js';
import type { Host } from '../host.js';
import { buildDockerReport } from '../report/build-docker.js';
import { renderMaskedDiff } from '../report/diff.js';
import { findHiddenValues } from '../rules/dockerfile-shared/secret-ranges.js';
import { type DockerCheck, checkDockerfiles, frameOfDockerfile } from './docker-check.js';
import { finishReport } from './finish.js';
import { type FixOutcome, runFixLoop, writeFixes } from './fix-loop.js';
import { type Session, openSession } from './session.js';

interface DockerOptions extends GlobalOptions {
  readonly only?: readonly string[];
  readonly stdinFilename?: string;
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly diff?: boolean;
}

const PARTS = ['dockerfile', 'compose'];

/** `catalyst docker [paths…]`: Dockerfiles and their .dockerignore. */
export async function docker(host: Host, paths: readonly string[], options: DockerOptions): Promise<number> {
  const wrong = options.only?.find((part) => !PARTS.includes(part));
  if (wrong !== undefined) throw new UserError(`--only takes ${PARTS.join(', ')}, not "${wrong}"`);
  const session = await openSession(host, options);
  const collect: DockerCollectOptions = { paths, stdinName: options.stdinFilename, config: session.config };
  const check = (through: Host) => checkDockerfiles(session, through, collect);
  const wantsFix = options.fix === true || options.unsafeFixes === true || options.diff === true;
  if (!wantsFix) return report(session, await check(host));
  const outcome = await runFixLoop(session, check, {
    unsafe: options.unsafeFixes === true,
    verify: verifyDockerfile,
  });
  if (options.diff) return showDiff(session, outcome);
  await writeFixes(session, outcome.changed);
  await host.stderr.write(describeFixes(outcome));
  return report(session, outcome.result);
}

async function report(session: Session, check: DockerCheck): Promise<number> {
  const { models, skipped, notes, hadolint } = check.collection;
  const lines = [
    ...(models.length === 0 && skipped.length === 0
      ? ['no Dockerfiles here; name one, or - for standard input']
      : []),
    ...skipped.map(({ path, reason }) => `${path} is ${reason}; not checked`),
    ...notes,
  ];
  if (lines.length > 0) await session.host.stderr.write(lines.map((line) => `catalyst: ${line}\n`).join(''));
  const failOn = hadolint?.config.failOn;
  const isSaid = session.options.failOn !== undefined || session.config.failOn !== undefined;
  const judged =
    failOn === undefined || isSaid ? session : { ...session, threshold: { ...session.threshold, failOn } };
  return finishReport(judged, {
    report: buildDockerReport(session, check),
    secrets: models.flatMap(({ file }) => findHiddenValues(file.text)),
    frame: (path) => {
      const text = check.textOf(path);
      return text === undefined ? undefined : frameOfDockerfile(text);
    },
  });
}

/** Prints what would change; exit code 1 when something would. */
async function showDiff(session: Session, { changed }: FixOutcome<DockerCheck>): Promise<number> {
  const mask = createMasker([...changed.values()].flatMap(({ before }) => findHiddenValues(before)));
  for (const [file, { before, after }] of changed) {
    await session.host.stdout.write(
      renderMaskedDiff(file, frameOfDockerfile(before), frameOfDockerfile(after), mask),
    );
  }
  if (changed.size === 0) await session.host.stderr.write('catalyst: nothing to fix\n');
  return changed.size > 0 ? EXIT.findings : EXIT.ok;
}

function describeFixes({ changed, applied, refused }: FixOutcome<DockerCheck>): string {
  const files = [...changed.keys()].map((file) => `${file} (before: ${file}.bak)`).join(', ');
  const kept = refused > 0 ? `; ${refused} left out, because the build would read something else` : '';
  return changed.size === 0
    ? `catalyst: nothing fixed${kept}\n`
    : `catalyst: ${applied} fixed in ${files}${kept}\n`;
}
