import { defineRule } from '../define-rule.js';
import { fixOf } from '../env-shared/fixes.js';

export default defineRule({
  id: 'env/mixed-line-ends',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'Some lines end with LF and others with CR LF or CR.',
    why: 'It shows where a part of the file was pasted from elsewhere; in a shell just those values end with a carriage return, which is hard to see.',
    bad: 'A=1\nB=2\r\n',
    good: 'A=1\nB=2\n',
  },
  messages: {
    mixed: (a: { lf: number; crlf: number; cr: number }) =>
      `lines end in different ways: ${[
        a.lf > 0 ? `${a.lf} with LF` : '',
        a.crlf > 0 ? `${a.crlf} with CR LF` : '',
        a.cr > 0 ? `${a.cr} with CR` : '',
      ]
        .filter((part) => part !== '')
        .join(', ')}`,
  },
  applies: ({ file }) => file.encoding.name === 'utf-8',
  *check({ file }) {
    const { lineEnds, entries } = file.syntax;
    if (lineEnds.style !== 'mixed') return;
    const { lf, crlf, cr } = lineEnds;
    const most = crlf > lf ? '\r\n' : '\n';
    const odd = entries.flatMap(({ lineEnd }) => {
      const text = file.text.slice(lineEnd.start, lineEnd.end);
      return text === '' || text === most ? [] : [lineEnd];
    });
    const lone = odd.some((range) => file.text.slice(range.start, range.end) === '\r');
    const edits = lone ? [] : odd.map((range) => ({ ...range, text: most }));
    // Where only line ends inside values differ, there is no line to point at.
    const range = odd[0] ?? entries[0]?.range;
    yield {
      messageId: 'mixed',
      args: { lf, crlf, cr },
      subject: '',
      ...(range ? { range } : {}),
      ...fixOf(file, 'safe', 'end all lines in the same way', edits),
    };
  },
});
