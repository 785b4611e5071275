import type { GlobalOptions } from '../cli-options.js';
import { collectCompose } from '../collect/compose.js';
import { collectDockerfiles } from '../collect/dockerfile.js';
import { collectEnv } from '../collect/env.js';
import { shareReads } from '../collect/shared-reads.js';
import { createMasker } from '../core/mask.js';
import { printable } from '../core/terminal-text.js';
import type { Host } from '../host.js';
import { createYamlReader } from '../syntax/yaml/index.js';
import { buildAlignReport } from '../report/build-align.js';
import { type AlignCheck, checkAlign } from './align-check.js';
import { finishReport, wantsColor } from './finish.js';
import { type Session, openSession } from './session.js';

interface AlignOptions extends GlobalOptions {
  readonly as?: 'findings' | 'matrix';
}

/** `catalyst align`: do env files, template, contract, compose, Dockerfile and code name the same things alike. */
export async function align(host: Host, _args: readonly string[], options: AlignOptions): Promise<number> {
  const session = await openSession(host, options, 'align');
  const check = await readAndCheck(session, host);
  if (options.quiet !== true) {
    for (const { what, why } of check.unchecked)
      await host.stderr.write(`catalyst: not decided: ${printable(`${what}: ${why}`)}\n`);
  }
  const report = buildAlignReport(session, check);
  if (options.as !== 'matrix' || session.outputs.some(({ format }) => format === 'json'))
    return finishReport(session, { report, secrets: check.secrets, frame: check.frameOf });
  const { drawMatrix } = await import('../report/matrix.js');
  const width = host.stdout.isTerminal ? host.stdout.columns : 160;
  const mask = createMasker(check.secrets);
  await host.stdout.write(mask(drawMatrix(report, { color: wantsColor(session), width })));
  return finishReport({ ...session, outputs: [] }, { report, secrets: check.secrets, frame: check.frameOf });
}

/** Reads everything that takes part, and compares it. */
export async function readAndCheck(session: Session, host: Host): Promise<AlignCheck> {
  const { config, root } = session;
  const shared = shareReads(host);
  const readYaml = createYamlReader();
  const [env, docker, compose] = await Promise.all([
    collectEnv(shared, root, { paths: [], config, readYaml }),
    collectDockerfiles(shared, root, { paths: [], config }),
    collectCompose(shared, root, { paths: [], config, readYaml }),
  ]);
  return checkAlign(session, host, {
    models: env.models,
    choice: env.choice,
    dockerfiles: docker.models,
    compose: compose.models,
    suppressions: compose.suppressions,
    unread: env.passedOver,
  });
}
