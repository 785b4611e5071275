import { CLOSING_WORDS, OPENING_WORDS } from './bash-substitutions.js';
import { type BashCommand, type BashList, type BashPipeline, BashStop, type BashWord } from './bash-types.js';
import { readWord } from './bash-words.js';

/** A line of a script as the shell reads it before it runs it: lists, and where the next line starts. */
export interface BashLine {
  readonly lists: readonly BashList[];
  readonly next: number;
}

/**
 * Reads the commands at an offset up to the end of a line, or of several where a quote or an operator goes on.
 * @throws {BashStop} where the shell refuses the line, and where it is more than simple commands.
 */
export function readLine(text: string, start: number): BashLine {
  const lists: BashList[] = [];
  let at = skipBlanks(text, start);
  while (at < text.length && text.charAt(at) !== '\n') {
    const list = readList(text, at);
    lists.push({ pipelines: list.pipelines, background: text.charAt(list.end) === '&' });
    at = list.end;
    const end = text.charAt(at);
    if (end === ';' || end === '&') {
      refuseSplit(text, at);
      at = skipBlanks(text, at + 1);
    } else if (end !== '\n' && end !== '') throw new BashStop('syntax-error', at);
  }
  return { lists, next: at + 1 };
}

function readList(text: string, start: number) {
  const pipelines: BashPipeline[] = [];
  let after: BashPipeline['after'] = 'always';
  let at = start;
  while (true) {
    const pipeline = readPipeline(text, at);
    pipelines.push({ commands: pipeline.commands, after });
    at = pipeline.end;
    const operator = text.slice(at, at + 2);
    if (operator !== '&&' && operator !== '||') return { pipelines, end: at };
    after = operator === '&&' ? 'success' : 'failure';
    at = skipLines(text, at + 2);
  }
}

function readPipeline(text: string, start: number) {
  const commands: BashCommand[] = [];
  let at = start;
  while (true) {
    const command = readCommand(text, at);
    commands.push(command.command);
    at = command.end;
    if (text.charAt(at) !== '|' || text.charAt(at + 1) === '|') return { commands, end: at };
    refuseSplit(text, at);
    at = skipLines(text, at + (text.charAt(at + 1) === '&' ? 2 : 1));
  }
}

function readCommand(text: string, start: number) {
  const assignments: BashWord[] = [];
  const words: BashWord[] = [];
  const targets: BashWord[] = [];
  let at = start;
  while (at < text.length) {
    const redirection = /(?:&>>?|[<>])/y;
    redirection.lastIndex = at;
    if (redirection.test(text)) {
      const target = readTarget(text, at);
      targets.push(target);
      at = skipBlanks(text, target.range.end);
      continue;
    }
    if (text.charAt(at) === '(') throw new BashStop('not-followed', at);
    const word = readWord(text, at);
    if (word === undefined) break;
    const first = words.length === 0 && assignments.length === 0 && targets.length === 0;
    if (first && !word.quoted) refuseReserved(text, word);
    if (word.assigns !== undefined && words.length === 0) assignments.push(word);
    else words.push(word);
    at = skipBlanks(text, word.range.end);
  }
  if (assignments.length + words.length + targets.length === 0) throw new BashStop('syntax-error', at);
  return { command: { assignments, words, targets }, end: at };
}

/** `if`, `{`, `function` and their like: more than is read here. */
function refuseReserved(text: string, { range }: BashWord): void {
  const word = text.slice(range.start, range.end);
  if (CLOSING_WORDS.has(word)) throw new BashStop('syntax-error', range.start);
  if (OPENING_WORDS.has(word)) throw new BashStop('not-followed', range.start);
}

function readTarget(text: string, at: number): BashWord {
  const operator = /(?:&>>?|<<<|<>|>>|[<>]&|>\||[<>])/y;
  operator.lastIndex = at;
  const length = operator.exec(text)?.[0].length ?? 1;
  // A here-document takes the lines that follow; `<(…)` runs something.
  if (text.startsWith('<<', at) && length < 3) throw new BashStop('not-followed', at);
  const from = skipBlanks(text, at + length);
  if (text.charAt(at + length) === '(') throw new BashStop('not-followed', at);
  const word = readWord(text, from);
  if (word === undefined) throw new BashStop('syntax-error', from);
  return word;
}

/** An operator whose second half is behind a backslash and a line end. */
function refuseSplit(text: string, at: number): void {
  if (text.startsWith('\\\n', at + 1)) throw new BashStop('not-followed', at);
}

/** Over blanks, lines that go on, and a comment. */
function skipBlanks(text: string, from: number): number {
  let at = from;
  while (true) {
    const character = text.charAt(at);
    if (character === ' ' || character === '\t') at++;
    else if (text.startsWith('\\\n', at)) at += 2;
    else break;
  }
  if (text.charAt(at) !== '#') return at;
  const lineEnd = text.indexOf('\n', at);
  return lineEnd === -1 ? text.length : lineEnd;
}

function skipLines(text: string, from: number): number {
  let at = skipBlanks(text, from);
  while (text.charAt(at) === '\n') at = skipBlanks(text, at + 1);
  if (at >= text.length) throw new BashStop('syntax-error', from);
  return at;
}
