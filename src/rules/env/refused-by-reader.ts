import type { Range } from '../../core/text.js';
import type { ReadErrorCode } from '../../syntax/dotenv/readers/types.js';
import { defineRule } from '../define-rule.js';
import { programOf } from '../env-shared/programs.js';
import { errorsByEntry } from '../env-shared/statements.js';

type MessageId =
  | 'dropped'
  | 'environment'
  | 'character'
  | 'blank'
  | 'statement'
  | 'quote'
  | 'template'
  | 'required'
  | 'size';

/** Of the programs that a file is judged as. */
const MESSAGE_OF: Readonly<Partial<Record<ReadErrorCode, MessageId>>> = {
  'unparsable-statement': 'dropped',
  'refused-by-environment': 'environment',
  'unexpected-character': 'character',
  'blank-in-key': 'blank',
  'empty-statement': 'statement',
  'unterminated-quote': 'quote',
  'invalid-template': 'template',
  'required-variable': 'required',
  'expansion-too-large': 'size',
};

/** From so many lines on the file is of another format, which one finding says. */
const MANY = 5;

export default defineRule({
  id: 'env/refused-by-reader',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The program that reads the file stumbles over a line: it drops the line, or refuses the whole file.',
    why: 'What stands in the line is not set; where the file is refused, nothing starts.',
    bad: 'GREETING="hello" world',
    good: 'GREETING="hello world"',
  },
  messages: {
    dropped: (a: { program: string }) => `${a.program} cannot read this line and drops it`,
    droppedMany: (a: { program: string; count: number }) =>
      `${a.program} cannot read ${a.count} lines of this file, this one first, and drops them`,
    environment: (a: { program: string }) =>
      `${a.program} raises an error: no environment can hold this value`,
    character: (a: { program: string }) =>
      `${a.program} refuses the file: this character cannot stand in a name`,
    blank: (a: { program: string }) => `${a.program} refuses the file: a blank stands in a name`,
    statement: (a: { program: string }) => `${a.program} refuses the file: nothing follows export`,
    quote: (a: { program: string }) => `${a.program} refuses the file: a quote is never closed`,
    template: (a: { program: string }) =>
      `${a.program} refuses the file: after $ it expects a name, or a closed pair of braces with a name in it`,
    required: (a: { program: string }) =>
      `${a.program} refuses the file unless the variable that this value demands is set in its environment`,
    size: (a: { program: string }) => `${a.program} would use up its memory: references double each other`,
  },
  advice: {
    dropped: 'write NAME=value, and all of a value that has quotes inside it in one pair of other quotes',
    template: 'write a dollar sign as $$, or put the value in single quotes',
  },
  *check({ file }) {
    if (file.reading.errors.length === 0) return;
    const program = programOf(file.reader);
    const unterminated = new Set(file.syntax.unterminated.map(({ entry }) => entry.range.start));
    // Said by the rules on such lines.
    const errors = [...errorsByEntry(file)].filter(
      ([entry]) => entry?.kind !== 'junk' && !(entry && unterminated.has(entry.range.start)),
    );
    const dropped = errors.filter(([, { code }]) => code === 'unparsable-statement');
    const first = dropped[0]?.[1];
    const isOtherFormat = first !== undefined && dropped.length >= MANY;
    if (isOtherFormat) {
      const args = { program, count: dropped.length };
      yield { messageId: 'droppedMany', args, range: cutAtLineEnd(file.text, first.range), subject: '' };
    }
    for (const [, error] of errors) {
      if (isOtherFormat && error.code === 'unparsable-statement') continue;
      const messageId = MESSAGE_OF[error.code];
      if (!messageId) continue;
      const severity = error.code === 'required-variable' ? 'warning' : 'error';
      yield { messageId, args: { program }, severity, range: cutAtLineEnd(file.text, error.range) };
    }
  },
});

function cutAtLineEnd(text: string, { start, end }: Range): Range {
  for (let at = start; at < end; at++) if (text[at] === '\n' || text[at] === '\r') return { start, end: at };
  return { start, end };
}
