import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'env/nul',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The file contains a NUL character.',
    why: 'No environment can hold it: python-dotenv raises, systemd refuses the file, Node cuts the value there.',
    bad: 'A=1\\0',
    good: 'A=1',
  },
  messages: {
    nul: (a: { count: number }) =>
      a.count === 1 ? 'the file contains a NUL character' : `the file contains ${a.count} NUL characters`,
  },
  advice: { nul: 'the file is damaged, or no text: write it anew' },
  applies: ({ file }) => file.encoding.name === 'utf-8',
  *check({ file }) {
    const { nul } = file.syntax.characters;
    const start = nul[0];
    if (start === undefined) return;
    yield { messageId: 'nul', args: { count: nul.length }, range: { start, end: start + 1 }, subject: '' };
  },
});
