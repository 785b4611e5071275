import type { GlobalOptions } from '../cli-options.js';
import { isComposePath } from '../collect/compose-names.js';
import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { createMasker } from '../core/mask.js';
import type { Verify } from '../fixes/apply.js';
import { verifyCompose } from '../fixes/verify-compose.js';
import { verifyDockerfile } from '../fixes/verify-dockerfile.js';
import { type Host, resolvePath } from '../host.js';
import { buildDockerReport } from '../report/build-docker.js';
import { renderMaskedDiff } from '../report/diff.js';
import { rememberEdits } from '../report/exported-edits.js';
import { type DockerCheck, type DockerRequest, checkDocker } from './docker-check.js';
import { frameOfDocker, secretsOfDocker } from './docker-frame.js';
import { finishReport } from './finish.js';
import { type FixOutcome, runFixLoop, writeFixes } from './fix-loop.js';
import { type Session, openSession } from './session.js';

interface DockerOptions extends GlobalOptions {
  readonly only?: readonly string[];
  readonly profile?: readonly string[];
  readonly envFile?: readonly string[];
  readonly stdinFilename?: string;
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly diff?: boolean;
}

const PARTS = ['dockerfile', 'compose'];

/** `catalyst docker [paths…]`: Dockerfiles, their .dockerignore, and compose files. */
export async function docker(host: Host, paths: readonly string[], options: DockerOptions): Promise<number> {
  const wrong = options.only?.find((part) => !PARTS.includes(part));
  if (wrong !== undefined) throw new UserError(`--only takes ${PARTS.join(', ')}, not "${wrong}"`);
  const session = await openSession(host, options);
  await host.deferOptimizing?.();
  const request = await divide(session, paths, options);
  const check = (through: Host) => checkDocker(session, through, request);
  const wantsFix = options.fix === true || options.unsafeFixes === true || options.diff === true;
  if (!wantsFix) return report(session, await check(host));
  const verify: Verify = (file, ...rest) =>
    (/\.ya?ml$/i.test(file) ? verifyCompose : verifyDockerfile)(file, ...rest);
  const outcome = await runFixLoop(session, check, { unsafe: options.unsafeFixes === true, verify });
  if (options.diff) return showDiff(session, outcome);
  const backups = await writeFixes(session, outcome.changed);
  await host.stderr.write(describeFixes(outcome, backups));
  return report(session, outcome.result);
}

/** Which paths are for which part: a folder is for both, a file for the part that its name says. */
async function divide(
  session: Session,
  paths: readonly string[],
  options: DockerOptions,
): Promise<DockerRequest> {
  const { config, host, root } = session;
  const parts = new Set(options.only ?? PARTS);
  const nameOf = (path: string) => (path === '-' ? (options.stdinFilename ?? 'Dockerfile') : path);
  const kinds = await Promise.all(paths.map((path) => host.stat(resolvePath(root, path))));
  const isFolder = (i: number) => paths[i] !== '-' && kinds[i]?.kind === 'directory';
  const isYaml = (path: string) => isComposePath(nameOf(path)) || /\.ya?ml$/i.test(nameOf(path));
  const forCompose = paths.filter((path, i) => isFolder(i) || isYaml(path));
  const forDockerfile = paths.filter((path, i) => isFolder(i) || !isYaml(path));
  const wants = (part: string, own: readonly string[]) =>
    parts.has(part) && (paths.length === 0 || own.length > 0);
  return {
    dockerfile: wants('dockerfile', forDockerfile)
      ? { paths: forDockerfile, stdinName: options.stdinFilename, config }
      : undefined,
    compose: wants('compose', forCompose)
      ? {
          paths: forCompose,
          stdinName: options.stdinFilename,
          profiles: options.profile,
          envFiles: options.envFile,
          config,
        }
      : undefined,
  };
}

async function report(session: Session, check: DockerCheck): Promise<number> {
  const { dockerfiles, compose } = check;
  const models = [...(dockerfiles?.models ?? []), ...(compose?.models ?? [])];
  const skipped = [...(dockerfiles?.skipped ?? []), ...(compose?.skipped ?? [])];
  const lines = [
    ...(models.length === 0 && skipped.length === 0
      ? ['no Dockerfiles or compose files here; name one, or - for standard input']
      : []),
    ...skipped.map(({ path, reason }) => `${path} is ${reason}; not checked`),
    ...(dockerfiles?.notes ?? []),
    ...(compose?.notes ?? []),
  ];
  if (lines.length > 0) await session.host.stderr.write(lines.map((line) => `catalyst: ${line}\n`).join(''));
  const failOn = dockerfiles?.hadolint?.config.failOn;
  const isSaid = session.options.failOn !== undefined || session.config.failOn !== undefined;
  const judged =
    failOn === undefined || isSaid ? session : { ...session, threshold: { ...session.threshold, failOn } };
  return finishReport(judged, {
    report: buildDockerReport(session, check),
    edits: rememberEdits(check.findings),
    secrets: secretsOfDocker(check),
    frame: (path) => {
      const text = check.textOf(path);
      return text === undefined ? undefined : frameOfDocker(check, path, text);
    },
  });
}

/** Prints what would change; exit code 1 when something would. */
async function showDiff(session: Session, { changed, result }: FixOutcome<DockerCheck>): Promise<number> {
  const mask = createMasker(secretsOfDocker(result));
  for (const [file, { before, after, edits }] of changed) {
    const [old, now] = [frameOfDocker(result, file, before), frameOfDocker(result, file, after)];
    await session.host.stdout.write(renderMaskedDiff(file, old, now, mask, edits));
  }
  if (changed.size === 0) await session.host.stderr.write('catalyst: nothing to fix\n');
  return changed.size > 0 ? EXIT.findings : EXIT.ok;
}

function describeFixes(
  { changed, applied, refused }: FixOutcome<DockerCheck>,
  backups: ReadonlyMap<string, string>,
): string {
  const files = [...changed.keys()].map((file) => `${file} (before: ${backups.get(file)})`).join(', ');
  const kept = refused > 0 ? `; ${refused} left out, because more would change than the fix says` : '';
  return changed.size === 0
    ? `catalyst: nothing fixed${kept}\n`
    : `catalyst: ${applied} fixed in ${files}${kept}\n`;
}
