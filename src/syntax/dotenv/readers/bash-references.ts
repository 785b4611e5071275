import { type BashPiece, BashStop } from './bash-types.js';
import { createPieces, type ReadPieces, readQuoted, readReference } from './bash-words.js';

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const OPERATOR = /:?[-+?=]/y;

/** `$name`, `$1`, `$$`, or a dollar that is one. */
export function readDollar(text: string, at: number): ReadPieces {
  const name = matchAt(NAME, text, at + 1);
  if (name !== '') return { pieces: [variable(name)], end: at + 1 + name.length };
  const next = text.charAt(at + 1);
  if (/[1-9@*]/.test(next)) return { pieces: [variable(next)], end: at + 2 };
  // The number of the process, the last status: what the shell has at that time.
  if (next !== '' && '0$?!#-'.includes(next))
    return { pieces: [{ kind: 'unknown', runs: false }], end: at + 2 };
  return { pieces: [{ kind: 'text', text: '$' }], end: at + 1 };
}

/** `${name}`, with an operator or without. */
export function readBraces(text: string, at: number, inQuotes: boolean, depth: number): ReadPieces {
  const start = at + 2;
  const name = matchAt(NAME, text, start) || matchAt(/[1-9]\d*|[@*]/y, text, start);
  const after = start + name.length;
  if (text.startsWith('\\\n', after)) throw new BashStop('not-followed', at);
  if (name !== '' && text.charAt(after) === '}') return { pieces: [variable(name)], end: after + 1 };
  const operator = matchAt(OPERATOR, text, after);
  if (name !== '' && operator !== '') {
    const word = readBraceWord(text, after + operator.length, inQuotes, depth + 1);
    return { pieces: [{ kind: 'variable', name, operator, word: word.pieces }], end: word.end };
  }
  const { end } = readBraceWord(text, after, inQuotes, depth + 1);
  // Cutting, replacing, counting: operators whose names are right, and whose work is not done here.
  const mayBeRight =
    name === '' ? /[0#?$!-]/.test(text.charAt(start)) : /[:#%/^,@[~!]/.test(text.charAt(after));
  const piece: BashPiece = mayBeRight ? { kind: 'unknown', runs: false } : { kind: 'bad-substitution' };
  // `${x[i=1]}` and `${x:i=1}` are arithmetic: they may set variables.
  if (mayBeRight && /[[:]/.test(text.charAt(after)) && /[=+-]/.test(text.slice(after, end)))
    throw new BashStop('not-followed', at);
  return { pieces: [piece], end };
}

/** What stands behind an operator, to the brace that closes it. */
function readBraceWord(text: string, from: number, inQuotes: boolean, depth: number): ReadPieces {
  const out = createPieces();
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '}') return { pieces: out.finish(), end: at + 1 };
    if (inQuotes && character === '\\') {
      const next = text.charAt(at + 1);
      if (next !== '\n') out.add(next !== '' && '$`"\\}'.includes(next) ? next : `\\${next}`);
      at += 2;
      continue;
    }
    // Quotes in quotes, and a tilde: shells do not agree with themselves.
    if ((inQuotes && /^(?:"|\$['"])/.test(text.slice(at, at + 2))) || character === '~')
      throw new BashStop('not-followed', at);
    const quoted =
      inQuotes && character === "'"
        ? undefined
        : inQuotes && character === '$'
          ? readReference(text, at, true, depth)
          : readQuoted(text, at, depth);
    if (quoted === undefined) {
      out.add(character);
      at++;
    } else {
      out.push(...quoted.pieces);
      at = quoted.end;
    }
  }
  throw new BashStop('syntax-error', from);
}

function variable(name: string): BashPiece {
  return { kind: 'variable', name, operator: '', word: [] };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
