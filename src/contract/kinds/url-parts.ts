import type { Range } from '../../core/text.js';

/** A URL cut at its seams (RFC 3986, section 3), with offsets into the text. */
export interface UrlParts {
  readonly scheme: string;
  readonly username?: string;
  readonly password?: string;
  readonly host: string;
  readonly port?: number;
  /** With its leading slash, or empty. */
  readonly path: string;
  readonly query: string;
  readonly at: {
    readonly scheme: Range;
    readonly userinfo?: Range;
    readonly host: Range;
    readonly path: Range;
  };
}

/** Why a text cannot be cut into a URL. */
export interface UrlFault {
  readonly fault: 'noScheme' | 'badHost' | 'badPort' | 'blank' | 'unencodedPassword' | 'unencodedUsername';
  readonly within?: Range;
}

/** First character of a user name or password that means something else in a URL, or a `%` that starts no escape. */
function findUnencoded(text: string, start: number, end: number): Range | undefined {
  for (let i = start; i < end; i++) {
    const character = text[i] ?? '';
    const brokenEscape =
      character === '%' && !/^[\da-fA-F]{2}$/.test(text.slice(i + 1, Math.min(i + 3, end)));
    if (brokenEscape || '@/?#[]\\'.includes(character)) return { start: i, end: i + 1 };
  }
  return undefined;
}

/** Where the authority ends, and its last `@`: an `@` further on belongs to it when what stands before is no port. */
function findAuthority(text: string, start: number): { readonly end: number; readonly at: number } {
  const tail = text.slice(start);
  const cut = tail.search(/[/?#]/);
  const end = cut < 0 ? text.length : start + cut;
  const at = text.slice(start, end).lastIndexOf('@');
  if (at >= 0) {
    const later = findPasswordAt(text, start + at + 1, end);
    return later < 0 ? { end, at: start + at } : extendAuthority(text, later);
  }
  const later = findPasswordAt(text, start, end);
  return later < 0 ? { end, at: -1 } : extendAuthority(text, later);
}

/** The `@` beyond the apparent end, when `host:rest` before it cannot be a host with a port. */
function findPasswordAt(text: string, start: number, end: number): number {
  const apparent = text.slice(start, end);
  const colon = apparent.indexOf(':');
  if (apparent.startsWith('[') || colon < 0 || /^\d*$/.test(apparent.slice(colon + 1))) return -1;
  return text.lastIndexOf('@');
}

function extendAuthority(text: string, at: number): { readonly end: number; readonly at: number } {
  const cut = text.slice(at).search(/[/?#]/);
  return { end: cut < 0 ? text.length : at + cut, at };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Cuts a URL with an authority (`scheme://…`); never throws, linear. */
export function splitUrl(text: string): UrlParts | UrlFault {
  const head = /^([A-Za-z][A-Za-z\d+.-]*):\/\//.exec(text);
  if (!head) return { fault: 'noScheme' };
  const start = head[0].length;
  const { end, at } = findAuthority(text, start);
  const hostStart = at < 0 ? start : at + 1;
  const colon = at < 0 ? -1 : text.slice(start, at).indexOf(':');
  const nameEnd = colon < 0 ? Math.max(at, start) : start + colon;
  if (at >= 0) {
    const inPassword = colon < 0 ? undefined : findUnencoded(text, nameEnd + 1, at);
    if (inPassword) return { fault: 'unencodedPassword', within: inPassword };
    const inName = findUnencoded(text, start, nameEnd);
    if (inName) return { fault: 'unencodedUsername', within: inName };
  }
  const blank = /\s/.exec(text);
  if (blank) return { fault: 'blank', within: { start: blank.index, end: blank.index + 1 } };
  const place = text.slice(hostStart, end);
  const bracket = place.startsWith('[') ? place.indexOf(']') + 1 : 0;
  const portColon = place.indexOf(':', bracket);
  const host = portColon < 0 ? place : place.slice(0, portColon);
  const digits = portColon < 0 ? '' : place.slice(portColon + 1);
  const hostRange = { start: hostStart, end: hostStart + host.length };
  // Several hosts separated by commas are PostgreSQL's way to name replicas.
  const isList = place.includes(',');
  if (/[<>"'{}|\\^`$%;=[\]\0-\x20]/.test(host.slice(bracket)) || (bracket === 0 && host.startsWith('['))) {
    return { fault: 'badHost', within: hostRange };
  }
  if (!isList && (!/^\d*$/.test(digits) || Number(digits) > 65535 || /^0+$/.test(digits))) {
    return { fault: 'badPort', within: { start: hostRange.end + 1, end } };
  }
  const rest = text.slice(end);
  const pathEnd = rest.search(/[?#]/);
  const path = pathEnd < 0 ? rest : rest.slice(0, pathEnd);
  const afterPath = pathEnd < 0 ? '' : rest.slice(pathEnd);
  return {
    scheme: (head[1] ?? '').toLowerCase(),
    ...(at >= 0 && { username: decode(text.slice(start, nameEnd)) }),
    ...(colon >= 0 && { password: decode(text.slice(nameEnd + 1, at)) }),
    host: isList ? place : host,
    ...(digits !== '' && !isList && { port: Number(digits) }),
    path,
    query: afterPath.startsWith('?') ? (afterPath.slice(1).split('#', 1)[0] ?? '') : '',
    at: {
      scheme: { start: 0, end: (head[1] ?? '').length },
      ...(at >= 0 && { userinfo: { start, end: at } }),
      host: hostRange,
      path: { start: end, end: end + path.length },
    },
  };
}
