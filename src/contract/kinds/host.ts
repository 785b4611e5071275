import { type CommonOptions, type Reading, refuse, textSchema } from './common.js';

const LABEL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u;

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}

function isIpv6(text: string): boolean {
  if (text.length > 45 || !/^[\da-f]*:[\da-f:.]*$/i.test(text)) return false;
  try {
    return new URL(`http://[${text}]/`).hostname !== '';
  } catch {
    return false;
  }
}

/** Whether a text is a host name (a Compose service's name with `_` too) or an IP address, IPv6 without brackets. */
export function isHost(text: string): boolean {
  if (text === '' || text.length > 253) return false;
  if (/^[\d.]+$/.test(text)) return isIpv4(text);
  if (text.includes(':')) return isIpv6(text);
  const name = text.endsWith('.') ? text.slice(0, -1) : text;
  return name.split('.').every((label) => LABEL.test(label));
}

/** Whether a host is this very machine: `localhost`, `127.…`, `::1`, with or without brackets. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(?:\.\d+){3}$/.test(name)
  );
}

/** Reads a host name or IP address. */
export function readHost(text: string): Reading<string> {
  const host = text.trim();
  if (isHost(host)) return { value: host };
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (isIpv6(bare)) return { value: bare };
  if (/^[a-z][\w+.-]*:\/\//i.test(host)) return refuse('invalid-host', 'withScheme', {});
  const port = /:\d+$/.exec(host);
  return port && isHost(host.slice(0, port.index))
    ? refuse('invalid-host', 'withPort', {})
    : refuse('invalid-host', 'host', {});
}

/** A host name or IP address. */
export function host<const Options extends CommonOptions>(options: Options) {
  return textSchema<string, Options>('host', options, {}, readHost);
}

/** Reads an e-mail address: one `@`, a host after it; no display name. */
export function readEmail(text: string): Reading<string> {
  const address = text.trim();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const good = /^[^\s@<>,;:"()[\]\\]{1,64}$/.test(local) && isHost(address.slice(at + 1));
  return good ? { value: address } : refuse('invalid-email', 'email', {});
}

/** An e-mail address. */
export function email<const Options extends CommonOptions>(options: Options) {
  return textSchema<string, Options>('email', options, {}, readEmail);
}
