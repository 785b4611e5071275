import { askBackend } from '../collect/backend-live.js';
import { createSettings } from '../collect/backend-settings.js';
import { collectEnv } from '../collect/env.js';
import type { Environment } from '../contract/types.js';
import { UserError } from '../core/errors.js';
import type { BackendModel } from '../models/backend.js';
import type { BackendLiveModel } from '../models/backend-live.js';
import { findHeads } from '../syntax/python/alembic.js';
import { RULES_OF_AREA as SMOKE_RULES } from '../rules/smoke/index.generated.js';
import { frameOf, secretsOf } from './env-check.js';
import { runChecks } from './run-checks.js';
import type { Session } from './session.js';

export interface LiveCommandOptions {
  readonly url?: string | undefined;
  readonly envFile?: readonly string[];
  readonly processEnv?: boolean;
  readonly timeout?: string;
  readonly websocket?: string;
  readonly environment?: Environment | undefined;
}

const DEFAULT_SECONDS = 20;
const MOST_SECONDS = 300;

/** Asks the running backend and its servers, and runs the live `smoke` rules over what they answered. */
export async function checkSmokeLive(
  session: Session,
  options: LiveCommandOptions,
  backends: readonly BackendModel[],
) {
  const { host, root, config } = session;
  const url = options.url === undefined ? undefined : readUrl(options.url);
  const timeoutMs = readSeconds(options.timeout) * 1000;
  const { models } = await collectEnv(host, root, {
    paths: options.envFile ?? [],
    config,
    environment: options.environment,
  });
  const isNamed = (options.envFile?.length ?? 0) > 0;
  const setting = createSettings(
    isNamed ? [...models].reverse() : models,
    options.processEnv === false ? undefined : host.env,
  );
  const http = await host.openHttp();
  let model: BackendLiveModel;
  try {
    await http.prepare?.();
    model = await askBackend({
      url,
      environment:
        options.environment ??
        environmentOf(setting('ENVIRONMENT')?.value) ??
        models[0]?.file.environment ??
        'production',
      setting,
      readyPath: config.smoke?.ready,
      websocketPath: options.websocket ?? config.smoke?.websocket,
      heads: findHeads(versionTexts(backends)),
      timeoutMs,
      http,
      services: await host.openServices(),
      clock: () => host.now().getTime(),
    });
  } finally {
    await http.close();
  }
  const byPath = new Map(models.map(({ file }) => [file.path, file]));
  const textOf = (path: string) => byPath.get(path)?.text;
  const checked = runChecks(session, {
    areas: [{ rules: SMOKE_RULES, subjects: [{ file: undefined, model }], live: true }],
    suppressions: [],
    files: [...byPath.keys()],
    textOf,
  });
  const secrets = secretsOf(models);
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'REDIS_PASSWORD']) {
    const value = setting(name)?.value;
    if (value) secrets.add(value);
  }
  // Origins are public: they are what a browser sends.
  for (const { origin } of model.preflights) secrets.delete(origin);
  return {
    ...checked,
    model,
    textOf,
    secrets,
    frame: (path: string) => {
      const file = byPath.get(path);
      return file && frameOf(file);
    },
  };
}

function* versionTexts(backends: readonly BackendModel[]) {
  for (const { modules } of backends)
    for (const { path, text } of modules) if (/(?:^|\/)versions\/[^/]+\.py$/.test(path)) yield text;
}

function environmentOf(value: string | undefined): Environment | undefined {
  const names: readonly Environment[] = ['development', 'staging', 'production', 'testing'];
  return names.find((name) => name === value?.trim().toLowerCase());
}

/** @throws {UserError} for what is no address of HTTP, or holds a password */
function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new UserError('--url takes the address of the backend', {
      advice: 'for instance http://localhost:8000',
    });
  if (url.username || url.password) throw new UserError('--url takes no user and password');
  url.search = '';
  url.hash = '';
  return url;
}

/** @throws {UserError} for what is no number of seconds */
function readSeconds(text: string | undefined): number {
  if (text === undefined) return DEFAULT_SECONDS;
  const seconds = /^\d{1,3}(?:\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (seconds <= 0 || seconds > MOST_SECONDS)
    throw new UserError(`--timeout takes seconds, up to ${MOST_SECONDS}`);
  return seconds;
}
