/** What was copied along with a key. */
export type JunkKind =
  | 'quote'
  | 'smart-quote'
  | 'blank'
  | 'blank-inside'
  | 'carriage-return'
  | 'line-feed'
  | 'nbsp'
  | 'zero-width'
  | 'control'
  | 'bearer'
  | 'assignment'
  | 'header'
  | 'punctuation'
  | 'comment'
  | 'url';

/** A piece of a value that does not belong to the key, as offsets into the value. */
export interface Junk {
  readonly kind: JunkKind;
  readonly start: number;
  readonly end: number;
  /** Whether the key is right without it. */
  readonly removable: boolean;
}

/** Characters that one cannot see, by kind. Zero width: ZWSP, ZWNJ, ZWJ, LRM, RLM, word joiner, BOM, soft hyphen. */
const CHARACTER_KINDS: readonly (readonly [RegExp, JunkKind])[] = [
  [/[ \t]/, 'blank'],
  [/\r/, 'carriage-return'],
  [/\n/, 'line-feed'],
  [/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/, 'nbsp'],
  [/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]/, 'zero-width'],
  [/[\u0000-\u001f\u007f-\u009f]/, 'control'],
  [/["'`]/, 'quote'],
  [/[\u2018-\u201f\u00ab\u00bb]/, 'smart-quote'],
  [/[,;]/, 'punctuation'],
];

/** What stands before a key when a whole line of a file, of a header or of a script was copied. */
const PREFIXES: readonly (readonly [RegExp, JunkKind])[] = [
  [
    /^(?:export\s{1,8})?[A-Za-z][A-Za-z0-9_]{2,80}(?:_KEY|_TOKEN|_SECRET|_key|_token|_secret)\s{0,8}[=:]/,
    'assignment',
  ],
  [/^(?:export\s{1,8})?[A-Z][A-Z0-9_]{2,80}=(?!=)/, 'assignment'],
  [/^(?:authorization|x-api-key|x-goog-api-key|api-key)\s{0,8}:/i, 'header'],
  [/^bearer[\s:]/i, 'bearer'],
];

const INVISIBLE: ReadonlySet<JunkKind> = new Set([
  'carriage-return',
  'line-feed',
  'nbsp',
  'zero-width',
  'control',
]);

/** Finds what does not belong to a key, in order and without overlap; linear in the length of the value. */
export function findJunk(value: string): Junk[] {
  if (/^[a-z][a-z0-9+.-]{0,30}:\/\//i.test(value)) {
    return [{ kind: 'url', start: 0, end: value.length, removable: false }];
  }
  const before: Junk[] = [];
  const after: Junk[] = [];
  let start = 0;
  let end = value.length;
  for (let changed = true; changed && start < end; ) {
    changed = false;
    const kind = edgeKind(value[start]!);
    if (kind && kind !== 'punctuation') {
      before.push(junk(kind, start, ++start));
      changed = true;
      continue;
    }
    const prefix = findPrefix(value, start, end);
    if (prefix) {
      before.push(junk(prefix.kind, start, prefix.end));
      start = prefix.end;
      changed = true;
    }
  }
  while (end > start) {
    const kind = edgeKind(value[end - 1]!);
    if (!kind) break;
    after.push(junk(kind, end - 1, end--));
  }
  return merge([...before, ...findInside(value, start, end), ...after.reverse()]);
}

/** A value without what can be taken off it. */
export function cleanKey(value: string): string {
  let result = '';
  let at = 0;
  for (const piece of findJunk(value)) {
    if (!piece.removable) continue;
    result += value.slice(at, piece.start);
    at = piece.end;
  }
  return result + value.slice(at);
}

function junk(kind: JunkKind, start: number, end: number, removable = true): Junk {
  return { kind, start, end, removable };
}

function edgeKind(character: string): JunkKind | undefined {
  return CHARACTER_KINDS.find(([pattern]) => pattern.test(character))?.[1];
}

function findPrefix(value: string, start: number, end: number): { kind: JunkKind; end: number } | undefined {
  const head = value.slice(start, Math.min(end, start + 120));
  for (const [pattern, kind] of PREFIXES) {
    const match = pattern.exec(head);
    if (match && start + match[0].length < end) return { kind, end: start + match[0].length };
  }
  return undefined;
}

function findInside(value: string, start: number, end: number): Junk[] {
  const found: Junk[] = [];
  const comment = value.slice(start, end).search(/[ \t]#/);
  const limit = comment < 0 ? end : start + comment;
  for (let i = start; i < limit; i++) {
    if (/[\x21-\x7e]/.test(value[i]!)) continue;
    const kind = edgeKind(value[i]!);
    if (kind === 'blank') found.push(junk('blank-inside', i, i + 1, false));
    else if (kind && INVISIBLE.has(kind)) found.push(junk(kind, i, i + 1));
  }
  if (comment >= 0) found.push(junk('comment', limit, end));
  return found;
}

function merge(pieces: readonly Junk[]): Junk[] {
  const merged: Junk[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last && last.kind === piece.kind && last.end === piece.start && last.removable === piece.removable) {
      merged[merged.length - 1] = { ...last, end: piece.end };
    } else merged.push(piece);
  }
  return merged;
}
