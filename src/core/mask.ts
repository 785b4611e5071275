/**
 * Masking. A mask shows no part of the value: only that it is set, how long it is, and what kind of thing it looks
 * like. `createMasker` is the last gate in front of every writer.
 */

/** Shapes of well-known credentials, wherever they stand in a text. Sources: facts on key formats in docs/providers.md. */
const CREDENTIAL_SHAPES =
  /(?:\bsk-(?:proj-|svcacct-|admin-|ant-|or-v1-)?[A-Za-z0-9_-]{16,}|\bgsk_[A-Za-z0-9]{16,}|\bhf_[A-Za-z0-9]{16,}|\bxai-[A-Za-z0-9]{16,}|\bAIza[\w-]{16,}|\bAQ\.[\w-]{16,}|\bgh[pousr]_[A-Za-z0-9]{16,}|\bgithub_pat_\w{16,}|\bxox[abposr]-[\w-]{10,}|\bAKIA[0-9A-Z]{12,}|\beyJ[\w-]{10,1000}\.[\w-]{10,}\.[\w-]*)/g;

/** A URL's user and password; bounded, so that no text takes more than linear time. */
const URL_USERINFO = /(?<=[a-z][a-z0-9+.-]{0,30})(:\/\/)[^\s/@:'"]{0,256}:[^\s/@'"]{1,1024}@/gi;

/** No shape above is shorter, nor a URL that holds a password: `a://:b@`. Most texts of a report are, and need no look. */
const SHORTEST_CREDENTIAL = 7;

export const REDACTED = '‹redacted›';

/** `set, 51 characters`, or `empty`: what may be said of any value. */
export function describeLength(value: string): string {
  return value === '' ? 'empty' : `set, ${value.length} character${value.length === 1 ? '' : 's'}`;
}

/** A mask in the place of a value: `‹set, 51 characters›`. */
export function maskValue(value: string): string {
  return `‹${describeLength(value)}›`;
}

/** Removes from a text what looks like a credential: keys of known shape, user and password in URLs. */
export function redactCredentials(text: string): string {
  if (text.length < SHORTEST_CREDENTIAL) return text;
  const keyless = text.replace(CREDENTIAL_SHAPES, REDACTED);
  return keyless.includes('://') ? keyless.replace(URL_USERINFO, `$1${REDACTED}@`) : keyless;
}

/** Whether a text contains something of a known credential's shape. */
export function looksLikeCredential(text: string): boolean {
  CREDENTIAL_SHAPES.lastIndex = 0;
  return CREDENTIAL_SHAPES.test(text);
}

/** Values that are too short or too ordinary would blot out the report's own words (`postgres`, `production`). */
function isDistinctive(value: string): boolean {
  if (value.length < HEAD) return false;
  return /\d/.test(value) ? /[^\d.:/\s-]/.test(value) : value.length >= 20;
}

/** So many secrets are looked for one after the other. */
const FEW = 32;
/** No secret that is looked for is shorter. */
const HEAD = 8;

/** Finds those of many secrets that may be in a text, the longest first, in time that does not grow with their number. */
function indexSecrets(secrets: readonly string[]): (text: string) => readonly string[] {
  const byHead = new Map<string, number[]>();
  for (const [i, secret] of secrets.entries()) {
    const head = secret.slice(0, HEAD);
    const own = byHead.get(head);
    if (own) own.push(i);
    else byHead.set(head, [i]);
  }
  return (text) => {
    const found = new Set<number>();
    for (let at = 0; at + HEAD <= text.length; at++)
      for (const i of byHead.get(text.slice(at, at + HEAD)) ?? [])
        if (text.startsWith(secrets[i]!, at)) found.add(i);
    return [...found].sort((a, b) => a - b).map((i) => secrets[i]!);
  };
}

/** Builds the gate: a function that replaces every collected secret, and all that looks like one, in a text. */
export function createMasker(secrets: Iterable<string>): (text: string) => string {
  const known = [...new Set(secrets)].filter(isDistinctive).sort((a, b) => b.length - a.length);
  const findIn = known.length > FEW ? indexSecrets(known) : () => known;
  // A report says the same words again and again: names of rules and files, sentences.
  const answers = new Map<string, string>();
  return (text) => {
    if (text.length < SHORTEST_CREDENTIAL) return text;
    const answer = answers.get(text);
    if (answer !== undefined) return answer;
    let result = text;
    for (const secret of findIn(text))
      if (result.includes(secret)) result = result.replaceAll(secret, REDACTED);
    const masked = redactCredentials(result);
    if (text.length <= 200 && answers.size < 10_000) answers.set(text, masked);
    return masked;
  };
}

/** Applies a masker to every string in a piece of JSON-like data, keys included. */
export function maskData<Data>(data: Data, mask: (text: string) => string): Data {
  if (typeof data === 'string') return mask(data) as Data;
  if (Array.isArray(data)) return data.map((item) => maskData(item, mask)) as Data;
  if (data === null || typeof data !== 'object') return data;
  const masked: Record<string, unknown> = {};
  for (const key of Object.keys(data)) {
    const value = maskData((data as Record<string, unknown>)[key], mask);
    // A key of that name would set the prototype, and not be there.
    if (key === '__proto__')
      Object.defineProperty(masked, key, { value, enumerable: true, configurable: true, writable: true });
    else masked[mask(key)] = value;
  }
  return masked as Data;
}
