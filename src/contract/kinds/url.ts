import { type CommonOptions, type Reading, refuse, textSchema } from './common.js';
import { splitUrl, type UrlFault } from './url-parts.js';

export interface UrlOptions extends CommonOptions {
  /** Allowed schemes, lower case; `http` and `https` unless given. */
  readonly schemes?: readonly string[];
}

export const WEB_SCHEMES = ['https', 'http'] as const;

/** Schemes whose URL may name a file or socket, or leave the host to the client. */
const HOSTLESS = /^(?:sqlite|file|unix|postgres)/;

function refuseFault(fault: UrlFault, schemes: readonly string[]): Reading<string> {
  const more = fault.within ? { within: fault.within } : {};
  switch (fault.fault) {
    case 'noScheme':
      return refuse('invalid-url', 'noScheme', { schemes });
    case 'unencodedPassword':
      return refuse('unencoded-password', 'password', {}, more);
    case 'unencodedUsername':
      return refuse('unencoded-password', 'username', {}, more);
    default:
      return refuse('invalid-url', fault.fault, {}, more);
  }
}

/** Reads a URL with an authority. Any scheme goes when `schemes` is empty. */
export function readUrl(text: string, schemes: readonly string[]): Reading<string> {
  const url = text.trim();
  const offset = text.length - text.trimStart().length;
  const parts = splitUrl(url);
  if ('fault' in parts) {
    const within = parts.within && { start: parts.within.start + offset, end: parts.within.end + offset };
    return refuseFault({ fault: parts.fault, ...(within && { within }) }, schemes);
  }
  if (schemes.length > 0 && !schemes.includes(parts.scheme)) {
    const within = { start: offset, end: offset + parts.at.scheme.end };
    return refuse('invalid-url', 'wrongScheme', { schemes }, { within });
  }
  if (parts.host === '' && !HOSTLESS.test(parts.scheme)) return refuse('invalid-url', 'noHost', {});
  return { value: url };
}

/** A URL; its value is the text, for programs pass it on as it is. */
export function url<const Options extends UrlOptions>(options: Options) {
  const { schemes = WEB_SCHEMES, ...common } = options as UrlOptions;
  return textSchema<string, Options>('url', common as Options, { schemes }, (text) => readUrl(text, schemes));
}
