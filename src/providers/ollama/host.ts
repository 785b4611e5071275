/**
 * `OLLAMA_HOST` is a variable of Ollama's server: no scheme needed, a port where one is, `http://` meaning port 80 and
 * `https://` 443, and an unspecified address for "all of mine". This gives the URL that a client can call.
 * Source: envconfig.Host and ConnectableHost of ollama.
 * @returns undefined when it is none
 */
export function readOllamaHost(value: string): string | undefined {
  const text = value.trim().replace(/^["']|["']$/g, '');
  if (text === '' || text.length > 2048 || /\s/.test(text)) return undefined;
  const [, scheme = '', rest = ''] = /^(?:([a-z][a-z0-9+.-]{0,20}):\/\/)?(.*)$/i.exec(text) ?? [];
  if (scheme !== '' && !/^https?$/i.test(scheme)) return undefined;
  const slash = rest.indexOf('/');
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  const path = slash < 0 ? '' : rest.slice(slash).replace(/(?<!\/)\/+$/, '');
  const { host, port } = splitAuthority(authority);
  if (host === '' && authority !== '' && port === '') return undefined;
  if (scheme === '' && /^(?:www\.)?ollama\.com$/i.test(host)) return `https://${host}${path}`;
  const protocol = scheme === '' ? 'http' : scheme.toLowerCase();
  const defaultPort = scheme === '' ? '11434' : protocol === 'https' ? '443' : '80';
  const isStandard = (port || defaultPort) === (protocol === 'https' ? '443' : '80');
  const url = `${protocol}://${connectable(host)}${isStandard ? '' : `:${port || defaultPort}`}${path}`;
  return URL.canParse(url) ? url : undefined;
}

function splitAuthority(authority: string): { host: string; port: string } {
  const bracketed = /^(\[[^\]]*\])(?::(\d{0,5}))?$/.exec(authority);
  if (bracketed) return { host: bracketed[1]!, port: validPort(bracketed[2]) };
  const colon = authority.lastIndexOf(':');
  // More than one colon without brackets is a bare IPv6 address.
  if (colon < 0 || authority.indexOf(':') !== colon) {
    return { host: colon < 0 ? authority : `[${authority}]`, port: '' };
  }
  return { host: authority.slice(0, colon), port: validPort(authority.slice(colon + 1)) };
}

function validPort(text: string | undefined): string {
  // Ollama falls back to its default for a port that is none.
  return text && /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? text : '';
}

function connectable(host: string): string {
  if (host === '' || host === '0.0.0.0') return '127.0.0.1';
  return host === '[::]' ? '[::1]' : host;
}
