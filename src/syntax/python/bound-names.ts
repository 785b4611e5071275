import type { Unit } from './units.js';

const WORDS = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/g;

/** The words of a statement; those of a plain assignment without its target, which it does not look up. */
export function wordsIn(text: string, { from, to, equals }: Unit): Iterable<string> {
  const words = text.slice(from, to).match(WORDS) ?? [];
  return equals < 0 ? words : words.slice(1);
}

/** Names that a logical line may bind. Rather one too many: a name counts that stands where one is bound. */
export function boundNames(text: string, { from, to, equals, binds }: Unit, word: string): Iterable<string> {
  const isFunction = word === 'def' || word === 'async';
  const isImport = word === 'from' || word === 'import';
  if (equals < 0 && !binds && !isFunction && !isImport) return [];
  const line = text.slice(from, to);
  if (isImport) return line.match(WORDS) ?? [];
  const parts: string[] = [];
  if (equals >= 0) parts.push(line.slice(0, equals - from));
  if (isFunction) for (const [name] of line.matchAll(/[(,*\n]\s{0,200}\w{1,200}/g)) parts.push(name);
  if (binds) {
    for (const [targets] of line.matchAll(/(?<=\bfor\b)[\s\S]*?(?=\bin\b)/g)) parts.push(targets);
    if (line.includes(':='))
      for (const [name] of line.matchAll(/\w{1,200}\s{0,100}(?=:=)/g)) parts.push(name);
    const lambda = line.indexOf('lambda');
    if (lambda >= 0) parts.push(line.slice(lambda));
  }
  return parts.join(' ').match(WORDS) ?? [];
}
