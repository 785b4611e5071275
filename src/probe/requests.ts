import { joinBaseUrl } from '../providers/base-url.js';
import { getProvider } from '../providers/index.js';
import type { HttpRequest } from './http.js';
import type { OwnReason, ProbeTarget } from './types.js';

/** Makes the GET of an endpoint under the target's base URL. */
export function makeGet(
  target: ProbeTarget,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): HttpRequest | OwnReason {
  const url = joinBaseUrl(
    target.provider,
    target.baseUrl ?? getProvider(target.provider).defaultBaseUrl,
    path,
  );
  return url === undefined ? 'bad-base-url' : getUrl(url, headers);
}

/** A GET of a whole URL. */
export function getUrl(url: string, headers: Readonly<Record<string, string>> = {}): HttpRequest {
  return {
    method: 'GET',
    url,
    headers: { accept: 'application/json', 'user-agent': 'catalyst-toolkit', ...headers },
  };
}

/** The usual header for a key. */
export function bearer(target: ProbeTarget): Record<string, string> {
  return target.key === undefined ? {} : { authorization: `Bearer ${target.key}` };
}

/** A request for a model, or none where the URL is none. */
export function orNothing(request: HttpRequest | OwnReason): HttpRequest | undefined {
  return typeof request === 'string' ? undefined : request;
}

/** A model id as one or more segments of a path: slashes stay, everything else is encoded. */
export function encodeModel(model: string): string {
  return model
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
    .map(encodeURIComponent)
    .join('/');
}
