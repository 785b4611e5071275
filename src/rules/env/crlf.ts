import { defineRule } from '../define-rule.js';
import { fixOf } from '../env-shared/fixes.js';

export default defineRule({
  id: 'env/crlf',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'Every line ends with CR LF, as on Windows, or with CR alone.',
    why: 'A shell that sources the file gets a carriage return at the end of every value. With CR alone, Compose and Node see one single line.',
    bad: 'A=1\r\nB=2\r\n',
    good: 'A=1\nB=2\n',
  },
  messages: {
    crlf: (_: Record<never, never>) =>
      'lines end with CR LF: in a shell that sources the file every value ends with a carriage return',
    cr: (_: Record<never, never>) => 'lines end with CR alone: Compose and Node read the file as one line',
  },
  advice: { crlf: 'add to .gitattributes: *.env* text eol=lf' },
  applies: ({ file }) => file.encoding.name === 'utf-8',
  *check({ file }) {
    const { lineEnds, entries } = file.syntax;
    const first = entries.find(({ lineEnd }) => lineEnd.end > lineEnd.start)?.lineEnd;
    if (!first) return;
    if (lineEnds.style === 'cr') {
      const edits = entries.flatMap(({ lineEnd }) =>
        lineEnd.end > lineEnd.start ? [{ ...lineEnd, text: '\n' }] : [],
      );
      const fix = fixOf(file, 'unsafe', 'end lines with LF', edits, Object.keys(file.reading.values));
      yield { messageId: 'cr', args: {}, severity: 'error', range: first, ...fix };
    }
    if (lineEnds.style !== 'crlf') return;
    const edits = entries.flatMap(({ lineEnd }) =>
      lineEnd.end - lineEnd.start === 2 ? [{ start: lineEnd.start, end: lineEnd.start + 1, text: '' }] : [],
    );
    // A value of several lines keeps its carriage returns: some programs pass them on.
    const whole = edits.length === lineEnds.crlf;
    yield {
      messageId: 'crlf',
      args: {},
      range: first,
      ...(whole ? fixOf(file, 'safe', 'end lines with LF', edits) : {}),
    };
  },
});
