import { showNumber } from '../problems.js';
import { type CommonOptions, type Reading, refuse, textSchema } from './common.js';

export interface StringOptions extends CommonOptions {
  /** Least length, in UTF-16 code units. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Decides whether a text fits; `maxLength` bounds what it is asked about. */
  readonly matches?: (text: string) => boolean;
}

/** What a pattern is asked about at most. */
export const PATTERN_INPUT_LIMIT = 4096;

/** Reads any text within its bounds of length. */
export function readString(text: string, options: Omit<StringOptions, 'doc'>): Reading<string> {
  const { minLength, maxLength, matches } = options;
  if (minLength !== undefined && text.length < minLength) {
    const min = showNumber(minLength);
    return options.secret
      ? refuse('weak-secret', 'tooShort', { length: showNumber(text.length), min })
      : refuse('out-of-range', 'tooShort', { min });
  }
  if (maxLength !== undefined && text.length > maxLength) {
    return refuse('out-of-range', 'tooLong', { max: showNumber(maxLength) });
  }
  if (!matches) return { value: text };
  if (text.length > PATTERN_INPUT_LIMIT) {
    return refuse('pattern-mismatch', 'tooLongToMatch', { max: PATTERN_INPUT_LIMIT });
  }
  return matches(text) ? { value: text } : refuse('pattern-mismatch', 'mismatch', {});
}

/** Any text. */
export function string<const Options extends StringOptions>(options: Options) {
  const { minLength, maxLength, matches, ...common } = options as StringOptions;
  const facts = {
    ...(minLength !== undefined && { min: minLength }),
    ...(maxLength !== undefined && { max: maxLength }),
  };
  return textSchema<string, Options>('string', common as Options, facts, (text) => readString(text, options));
}

export interface PathOptions extends CommonOptions {
  /** A path of a URL (`/health`), which must start with a slash. */
  readonly ofUrl?: boolean;
}

/** Reads a path of the file system, or of a URL. */
export function readPath(text: string, ofUrl = false): Reading<string> {
  if (ofUrl) {
    return /^\/[^\s?#]*$/.test(text) ? { value: text } : refuse('invalid-type', 'urlPath', {});
  }
  return text === '' || /[\0\r\n]/.test(text) ? refuse('invalid-type', 'path', {}) : { value: text };
}

/** A path. */
export function path<const Options extends PathOptions>(options: Options) {
  const { ofUrl, ...common } = options as PathOptions;
  return textSchema<string, Options>('path', common as Options, {}, (text) => readPath(text, ofUrl));
}

/** Reads a regular expression; Python's named groups and leading flags are understood. */
export function readRegex(text: string): Reading<string> {
  if (text.length > PATTERN_INPUT_LIMIT)
    return refuse('out-of-range', 'tooLong', { max: PATTERN_INPUT_LIMIT });
  const source = text
    .replace(/^\(\?[aiLmsux]+\)/, '')
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>');
  try {
    new RegExp(source);
    return { value: text };
  } catch {
    return refuse('invalid-regex', 'regex', {});
  }
}

/** A regular expression. */
export function regex<const Options extends CommonOptions>(options: Options) {
  return textSchema<string, Options>('regex', options, {}, readRegex);
}

/** Reads a Fernet key: 32 bytes in URL-safe base64, which is 44 characters. https://github.com/fernet/spec */
export function readFernet(text: string): Reading<string> {
  const key = text.trim();
  if (key.length !== 44) return refuse('invalid-fernet-key', 'length', { length: showNumber(key.length) });
  if (/^[\w-]{43}=$/.test(key)) return { value: key };
  return /^[\w+/-]{43}=$/.test(key)
    ? refuse('invalid-fernet-key', 'standardBase64', {}, { severity: 'warning' })
    : refuse('invalid-fernet-key', 'alphabet', {});
}

/** A Fernet key. */
export function fernet<const Options extends CommonOptions>(options: Options) {
  return textSchema<string, Options>('fernet', options, {}, readFernet);
}
