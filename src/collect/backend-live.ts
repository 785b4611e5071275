import type { Environment } from '../contract/types.js';
import type { AskedService, BackendLiveModel, Preflight } from '../models/backend-live.js';
import type { HttpClient, HttpRequest } from '../probe/http.js';
import { readPostgresUrl, readRedisUrl } from '../smoke/database-url.js';
import type { Answer, PostgresAnswer, RedisAnswer, ServiceClients } from '../smoke/types.js';
import { askReadiness } from './backend-readiness.js';
import { type Setting, isOn, listOf, wholeNumber } from './backend-settings.js';

export interface LiveOptions {
  /** The backend's own address; undefined: only its servers are asked. */
  readonly url: URL | undefined;
  readonly environment: Environment;
  readonly setting: (name: string) => Setting | undefined;
  /** Where the backend says whether it can serve; undefined: where that is usual. */
  readonly readyPath: string | undefined;
  readonly websocketPath: string | undefined;
  readonly heads: readonly string[] | undefined;
  /** Milliseconds for everything together. */
  readonly timeoutMs: number;
  readonly http: HttpClient;
  readonly services: ServiceClients;
  readonly clock: () => number;
}

const TRIES = 3;
/** An origin that no list holds: nobody can register it. https://www.rfc-editor.org/rfc/rfc2606 */
const FOREIGN = 'https://catalyst-smoke.invalid';
const MOST_BYTES = 2 * 1024 * 1024;

/** Asks a running backend and the servers behind it: reads only, bounded, everything side by side. Never throws. */
export async function askBackend(options: LiveOptions): Promise<BackendLiveModel> {
  const { url, setting, http } = options;
  const started = options.clock();
  const left = () => Math.max(1, options.timeoutMs - (options.clock() - started));
  const ask = (path: string, extra: Partial<HttpRequest> = {}) => askOnce(options, http, path, extra, left());
  const healthPath = pathOf(setting('HEALTH_CHECK_PATH'), '/health');
  const metricsPath = pathOf(setting('METRICS_PATH'), '/metrics');
  const isUp = url !== undefined;
  const [health, readiness, docs, metrics, preflights, certificate, websocket, database, redis] =
    await Promise.all([
      isUp ? repeat(TRIES, () => ask(healthPath)) : [],
      isUp ? askReadiness(options.readyPath, ask) : undefined,
      isUp
        ? Promise.all(['/docs', '/openapi.json'].map(async (path) => ({ path, answer: await ask(path) })))
        : [],
      isUp ? ask(metricsPath) : undefined,
      isUp ? askOrigins(options, healthPath, ask) : [],
      url?.protocol === 'https:'
        ? options.services.readCertificate(url.hostname, Number(url.port || 443), left())
        : undefined,
      isUp && options.websocketPath !== undefined
        ? options.services
            .upgrade(new URL(options.websocketPath, url).href, left())
            .then((answer) => ({ path: options.websocketPath!, answer }))
        : undefined,
      askDatabase(options, left()),
      askCache(options, left()),
    ]);
  return {
    kind: 'backend-live',
    environment: options.environment,
    origin: url?.origin,
    healthPath,
    metricsPath,
    wantsMetrics: isOn(setting('METRICS_ENABLED'), true),
    allowsCredentials: isOn(setting('ALLOW_CREDENTIALS'), true),
    health,
    readiness,
    docs,
    metrics,
    preflights,
    certificate,
    websocket,
    database,
    redis,
    pool: readPool(setting),
    heads: options.heads,
    cacheEnabled: isOn(setting('CACHE_ENABLED'), true),
    locate: (variable) => setting(variable)?.place,
  };
}

function pathOf(setting: Setting | undefined, otherwise: string): string {
  const path = setting?.value.trim() ?? '';
  return /^\/[\w./-]{0,200}$/.test(path) ? path : otherwise;
}

async function askOnce(
  { url, clock }: LiveOptions,
  http: HttpClient,
  path: string,
  extra: Partial<HttpRequest>,
  timeoutMs: number,
): Promise<Answer> {
  const base = url!.href.endsWith('/') ? url!.href : `${url!.href}/`;
  const request: HttpRequest = {
    method: 'GET',
    url: base + path.replace(/^\//, ''),
    headers: { accept: '*/*', 'user-agent': 'catalyst-smoke', ...extra.headers },
    ...(extra.method ? { method: extra.method } : {}),
  };
  const started = clock();
  const timeouts = { connect: timeoutMs, headers: timeoutMs, body: timeoutMs };
  const result = await http.send(request, {
    timeouts,
    maxBytes: MOST_BYTES,
    signal: AbortSignal.timeout(timeoutMs),
  });
  // The signal ends what a limit of undici, coarse by a second, does not.
  if (!result.ok)
    return { ok: false, failure: result.failure === 'aborted' ? 'headers-timeout' : result.failure };
  const { status, headers, body } = result.response;
  return { ok: true, status, headers, body, latencyMs: clock() - started };
}

async function repeat(times: number, ask: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let i = 0; i < times; i++) {
    const answer = await ask();
    answers.push(answer);
    if (!answer.ok) break;
  }
  return answers;
}

async function askOrigins(
  { setting }: LiveOptions,
  path: string,
  ask: (path: string, extra: Partial<HttpRequest>) => Promise<Answer>,
): Promise<Preflight[]> {
  const allowed = listOf(setting('ALLOWED_ORIGINS')).filter((origin) =>
    /^https?:\/\/[\w.:[\]-]+$/i.test(origin),
  );
  const origins = [...allowed.slice(0, 3), FOREIGN];
  return Promise.all(
    origins.map(async (origin) => ({
      origin,
      isForeign: origin === FOREIGN,
      answer: await ask(path, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET' },
      }),
    })),
  );
}

async function askDatabase(
  { setting, services }: LiveOptions,
  timeoutMs: number,
): Promise<AskedService<PostgresAnswer> | undefined> {
  const target = readPostgresUrl(setting('DATABASE_URL')?.value ?? '');
  if (!target) return undefined;
  const result = await services.askPostgres(target, timeoutMs);
  return { variable: 'DATABASE_URL', at: `${target.host}:${target.port}`, result };
}

async function askCache(
  { setting, services }: LiveOptions,
  timeoutMs: number,
): Promise<AskedService<RedisAnswer> | undefined> {
  const target = readRedisUrl(setting('REDIS_URL')?.value ?? '');
  if (!target) return undefined;
  const own = setting('REDIS_PASSWORD')?.value ?? '';
  const result = await services.askRedis({ ...target, password: target.password || own }, timeoutMs);
  return { variable: 'REDIS_URL', at: target.socket ?? `${target.host}:${target.port}`, result };
}

function readPool(setting: LiveOptions['setting']): BackendLiveModel['pool'] {
  const workers = wholeNumber(setting('WORKER_PROCESSES'));
  const size = wholeNumber(setting('DB_POOL_SIZE'));
  const overflow = wholeNumber(setting('DB_MAX_OVERFLOW'));
  if (workers === undefined && size === undefined && overflow === undefined) return undefined;
  // Defaults of the contract.
  return { workers: workers ?? 4, each: (size ?? 10) + (overflow ?? 20) };
}
