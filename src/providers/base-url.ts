import { isLocalHost } from './hosts.js';
import { findProviderOfHost, getProvider } from './index.js';
import type { ProviderId, ProviderInfo } from './types.js';

/**
 * `not-a-url`; `retired-host`: answers no more; `other-provider`: another provider's host; `endpoint-tail`: an
 * endpoint was pasted (`/chat/completions`); `missing-version`, `doubled-version`: the version segment;
 * `insecure`: plain http to a remote host; `credentials`: user and password in the URL; `query`: `?…` or `#…`;
 * `trailing-slash`, `doubled-slash`.
 */
export type BaseUrlProblemKind =
  | 'not-a-url'
  | 'retired-host'
  | 'other-provider'
  | 'endpoint-tail'
  | 'missing-version'
  | 'doubled-version'
  | 'insecure'
  | 'credentials'
  | 'query'
  | 'trailing-slash'
  | 'doubled-slash';

/** What is wrong with a base URL. */
export interface BaseUrlProblem {
  readonly kind: BaseUrlProblemKind;
  /** The whole URL with this and every other problem mended, where that is possible. */
  readonly corrected?: string;
  /** Whether `corrected` is public: a provider's own host, nothing from the inspected file. Only then may it be shown. */
  readonly isPublic: boolean;
  /** False for a host that is not the provider's own, where another layout may be right. */
  readonly certain: boolean;
  /** The provider whose host it is, for `other-provider`. */
  readonly owner?: ProviderId;
}

/** Ends that belong to a request, not to a base URL. */
const ENDPOINT_TAIL =
  /\/(?:chat\/completions|completions|responses|embeddings|messages|models(?:\/[^/]+)?|user\/balance|api\/(?:chat|generate|tags|show|version|embed))$/i;
const VERSION_END = /\/v\d+(?:(?:alpha|beta)\d*)?$/i;
const LENGTH_LIMIT = 2048;

/** A base URL taken apart and mended. */
export interface BaseUrl {
  readonly origin: string;
  readonly host: string;
  /** Path without trailing slash, endpoint tail and doubled segments; `` for none. */
  readonly path: string;
  readonly kinds: readonly BaseUrlProblemKind[];
}

/** Reads a base URL; undefined when it is none. */
export function readBaseUrl(provider: ProviderId, url: string): BaseUrl | undefined {
  if (url.length > LENGTH_LIMIT || !/^https?:\/\/[^\s/?#]/i.test(url) || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.host === '') return undefined;
  const info = getProvider(provider);
  const kinds = new Set<BaseUrlProblemKind>();
  const isLocal = isLocalHost(parsed.hostname);
  if (parsed.protocol === 'http:' && !isLocal) kinds.add('insecure');
  if (parsed.username !== '' || parsed.password !== '') kinds.add('credentials');
  if (parsed.search !== '' || parsed.hash !== '' || /[?#]$/.test(url)) kinds.add('query');
  const retired = info.retiredHosts[parsed.hostname.toLowerCase()];
  if (retired) {
    const { origin, host, pathname } = new URL(retired);
    return { origin, host, path: pathname, kinds: ['retired-host'] };
  }
  const owner = findProviderOfHost(parsed.hostname);
  if (owner && owner.id !== provider) kinds.add('other-provider');
  const isUnversioned = owner?.unversionedHosts?.includes(parsed.hostname) ?? false;
  const layout = owner ? (isUnversioned ? 'free' : 'official') : 'custom';
  const path = mendPath(owner ?? info, parsed.pathname, kinds, layout);
  // A provider's own host never answers on plain http.
  const origin = owner ? `https://${parsed.host}` : parsed.origin;
  return { origin, host: parsed.host, path, kinds: [...kinds] };
}

/** Checks a configured base URL, and says how it should read. */
export function checkBaseUrl(provider: ProviderId, url: string): BaseUrlProblem[] {
  const base = readBaseUrl(provider, url.trim());
  if (!base) return [{ kind: 'not-a-url', isPublic: false, certain: true }];
  const owner = findProviderOfHost(new URL(base.origin).hostname);
  const corrected = base.kinds.includes('other-provider') ? undefined : `${base.origin}${base.path}`;
  return base.kinds.map((kind) => ({
    kind,
    ...(corrected === undefined ? {} : { corrected }),
    isPublic: owner !== undefined,
    certain: owner !== undefined || !['missing-version', 'doubled-version', 'endpoint-tail'].includes(kind),
    ...(kind === 'other-provider' && owner ? { owner: owner.id } : {}),
  }));
}

/**
 * Joins a base URL with an endpoint of the provider's API, as the provider's clients would once the URL is mended.
 * @param path relative to the versioned API: `/models`
 * @returns undefined when the base URL is none
 */
export function joinBaseUrl(provider: ProviderId, url: string, path: string): string | undefined {
  const base = readBaseUrl(provider, url);
  if (!base) return undefined;
  const info = getProvider(provider);
  const dialect = info.dialectPaths.find((end) => base.path.toLowerCase().endsWith(end));
  const root = dialect ? base.path.slice(0, -dialect.length) : base.path;
  if (info.apiPath === '' || VERSION_END.test(root)) return `${base.origin}${root}${path}`;
  // Where the client adds no version, an unknown gateway's path is used as it is.
  if (info.basePath !== '' && root !== '') return `${base.origin}${root}${path}`;
  return `${base.origin}${root}${info.apiPath}${path}`;
}

function mendPath(
  info: ProviderInfo,
  pathname: string,
  kinds: Set<BaseUrlProblemKind>,
  layout: 'official' | 'custom' | 'free',
): string {
  let path = pathname === '/' ? '' : pathname;
  if (path.includes('//')) {
    kinds.add('doubled-slash');
    path = path.replace(/\/+/g, '/');
  }
  if (path.endsWith('/')) {
    if (path !== '/') kinds.add('trailing-slash');
    path = path.slice(0, -1);
  }
  if (ENDPOINT_TAIL.test(path)) {
    kinds.add('endpoint-tail');
    path = path.replace(ENDPOINT_TAIL, '');
  }
  const once = dropDoubled(path, info.apiPath);
  if (once !== path) kinds.add('doubled-version');
  if (layout === 'free') return once;
  return layout === 'official' ? mendVersion(info, once, kinds) : addMissingVersion(info, once, kinds);
}

function dropDoubled(path: string, apiPath: string): string {
  const parts = [apiPath, '/v1', '/v1beta'].filter((part) => part !== '');
  let result = path;
  for (const part of parts) {
    while (result.endsWith(part + part)) result = result.slice(0, -part.length);
  }
  if (apiPath === '/openai/v1') return result.replace(/\/v1\/openai\/v1$/, '/openai/v1');
  return apiPath === '/v1beta' ? result.replace(/\/v1(?:beta)?\/v1beta$/, '/v1beta') : result;
}

function mendVersion(info: ProviderInfo, path: string, kinds: Set<BaseUrlProblemKind>): string {
  if (info.apiPath === '') return path;
  const isPart = path === '' ? info.basePath !== '' : isProperPart(path, info.apiPath);
  if (!isPart) return path;
  kinds.add('missing-version');
  return info.basePath || info.apiPath;
}

/** `/api` or `/v1` where `/api/v1` belongs. */
function isProperPart(path: string, apiPath: string): boolean {
  return path !== apiPath && (apiPath.startsWith(`${path}/`) || apiPath.endsWith(path));
}

function addMissingVersion(info: ProviderInfo, path: string, kinds: Set<BaseUrlProblemKind>): string {
  if (path !== '' || info.basePath === '') return path;
  kinds.add('missing-version');
  return info.basePath;
}
