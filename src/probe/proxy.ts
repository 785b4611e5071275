import { isLoopbackHost } from '../providers/hosts.js';

/** The part of the environment that says which proxy to use; the small spelling wins, as everywhere. */
export interface ProxySettings {
  readonly http?: string;
  readonly https?: string;
  readonly none?: string;
}

/** Reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in small or capital letters. */
export function readProxySettings(env: Readonly<Record<string, string | undefined>>): ProxySettings {
  const http = env['http_proxy'] || env['HTTP_PROXY'];
  const https = env['https_proxy'] || env['HTTPS_PROXY'];
  const none = env['no_proxy'] || env['NO_PROXY'];
  return { ...(http ? { http } : {}), ...(https ? { https } : {}), ...(none ? { none } : {}) };
}

/** The proxy for a URL; undefined for a direct connection. This machine is never asked for through a proxy. */
export function chooseProxy(url: URL, settings: ProxySettings): string | undefined {
  if (isLoopbackHost(url.hostname) || isExcluded(url, settings.none ?? '')) return undefined;
  return url.protocol === 'https:' ? settings.https : settings.http;
}

/** Entries are hosts, domains (`.corp`, `*.corp`), with or without a port, or `*`. */
function isExcluded(url: URL, none: string): boolean {
  const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '');
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return none
    .split(/[,\s]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', wantedPort] = /^(.*?)(?::(\d{1,5}))?$/.exec(entry.toLowerCase()) ?? [];
      const domain = name.replace(/^\*?\./, '').replace(/^\[|\]$/g, '');
      if (wantedPort && wantedPort !== port) return false;
      return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
    });
}
