import type { Range } from '../../core/text.js';

interface Word extends Range {
  readonly text: string;
}

/** A host that an nginx configuration sends requests to. */
export interface Upstream {
  readonly host: string;
  readonly port: number | undefined;
  readonly range: Range;
  /** A `server` of an upstream group: a host even where the group is called the same. */
  readonly isMember: boolean;
}

const PASSES = new Set([
  'proxy_pass',
  'grpc_pass',
  'fastcgi_pass',
  'uwsgi_pass',
  'scgi_pass',
  'memcached_pass',
]);

/** The hosts of one configuration file, and the names of the upstream groups that it defines. Linear. */
export function readNginx(text: string): {
  readonly upstreams: readonly Upstream[];
  readonly groups: readonly string[];
} {
  const upstreams: Upstream[] = [];
  const groups: string[] = [];
  const blocks: string[] = [];
  let words: Word[] = [];
  for (const word of tokenize(text)) {
    if (word.text === '{' || word.text === ';' || word.text === '}') {
      const [name, first] = words;
      if (word.text === '{') {
        blocks.push(name?.text ?? '');
        if (name?.text === 'upstream' && first) groups.push(first.text);
      } else if (word.text === '}') blocks.pop();
      else if (name && first) {
        const isPass = PASSES.has(name.text);
        const isServer = name.text === 'server' && blocks.at(-1) === 'upstream';
        const found = isPass || isServer ? readAddress(first) : undefined;
        if (found) upstreams.push({ ...found, isMember: isServer });
      }
      words = [];
    } else words.push(word);
  }
  return { upstreams, groups };
}

function readAddress({ text, start }: Word): Omit<Upstream, 'isMember'> | undefined {
  if (text.includes('$') || text.startsWith('unix:')) return undefined;
  const scheme = /^[a-z]+:\/\//.exec(text)?.[0].length ?? 0;
  const match = /^([A-Za-z0-9][\w.-]*)(?::(\d{1,5}))?(?=\/|$)/.exec(text.slice(scheme));
  if (!match) return undefined;
  const [, host = '', port] = match;
  const range = { start: start + scheme, end: start + scheme + host.length };
  return { host, port: port === undefined ? undefined : Number(port), range };
}

/** Words, quoted ones without their quotes, and `{`, `}`, `;`; comments left out. One pass. */
function* tokenize(text: string): Generator<Word> {
  let i = 0;
  while (i < text.length) {
    const char = text[i]!;
    if (/\s/.test(char)) i++;
    else if (char === '#') i = endOf(text, i, (c) => c === '\n');
    else if (char === '{' || char === '}' || char === ';') yield { text: char, start: i, end: ++i };
    else if (char === '"' || char === "'") {
      const end = endOfQuote(text, i + 1, char);
      yield { text: text.slice(i + 1, end), start: i + 1, end };
      i = end + 1;
    } else {
      const start = i;
      // `${name}` is part of a word, its braces open no block.
      let variable = false;
      while (i < text.length) {
        const c = text[i]!;
        if (c === '{' && text[i - 1] === '$') variable = true;
        else if (c === '}' && variable) variable = false;
        else if (/[\s;{}]/.test(c)) break;
        i++;
      }
      yield { text: text.slice(start, i), start, end: i };
    }
  }
}

function endOf(text: string, from: number, stop: (char: string) => boolean): number {
  let i = from;
  while (i < text.length && !stop(text[i]!)) i++;
  return i;
}

function endOfQuote(text: string, from: number, quote: string): number {
  let i = from;
  while (i < text.length && text[i] !== quote) i += text[i] === '\\' ? 2 : 1;
  return Math.min(i, text.length);
}
