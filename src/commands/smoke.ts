import type { GlobalOptions } from '../cli-options.js';
import { UserError } from '../core/errors.js';
import type { Host } from '../host.js';
import { buildSmokeReport } from '../report/build-smoke.js';
import { finishReport } from './finish.js';
import { openSession } from './session.js';
import { checkSmoke, frameOfSource } from './smoke-check.js';
import { type LiveCommandOptions, checkSmokeLive } from './smoke-live.js';

interface SmokeOptions extends GlobalOptions, LiveCommandOptions {
  /** Ask the servers that the env files name, without a backend. */
  readonly servers?: boolean;
}

/** Options that say how to ask would do nothing where nobody is asked: more likely an address is missing. */
function refuseIdle(options: SmokeOptions): void {
  const { url, servers, websocket, timeout, envFile, processEnv, environment } = options;
  const given = {
    '--timeout': timeout !== undefined,
    '--env-file': envFile !== undefined,
    '--no-process-env': processEnv === false,
    '--environment': environment !== undefined,
  };
  const idle = Object.entries(given).find(([, isGiven]) => isGiven)?.[0];
  if (url === undefined && websocket !== undefined)
    throw new UserError('--websocket takes --url: it is asked there');
  if (idle && url === undefined && !servers)
    throw new UserError(`${idle} is for what is asked, and nobody is`, { advice: 'add --url or --servers' });
}

/** `catalyst smoke`: is the backend whole; with `--url`, is it well. */
export async function smoke(host: Host, _args: readonly string[], options: SmokeOptions): Promise<number> {
  refuseIdle(options);
  const session = await openSession(host, options, 'smoke');
  const code = await checkSmoke(session, host, { exact: true });
  const isLive = options.url !== undefined || options.servers === true;
  const probedAt = isLive ? host.now().toISOString() : undefined;
  const live = isLive ? await checkSmokeLive(session, options, code.models) : undefined;
  const notes = [
    ...(code.models.length === 0 && !isLive ? ['there is no Python, JavaScript or TypeScript here'] : []),
    ...code.notes,
  ];
  if (notes.length > 0 && options.quiet !== true)
    await host.stderr.write(notes.map((note) => `catalyst: ${note}\n`).join(''));
  const parts = [code, ...(live ? [live] : [])];
  const textOf = (path: string) => live?.textOf(path) ?? code.textOf(path);
  return finishReport(session, {
    report: buildSmokeReport(session, {
      models: code.models,
      findings: parts.flatMap(({ findings }) => findings),
      checks: parts.flatMap(({ checks }) => checks),
      rules: parts.flatMap(({ rules }) => rules),
      textOf,
      probedAt,
    }),
    secrets: live?.secrets ?? [],
    frame: (path) => {
      const own = live?.frame(path);
      if (own) return own;
      const text = code.textOf(path);
      return text === undefined ? undefined : frameOfSource(path, text);
    },
  });
}
