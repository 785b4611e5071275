import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'env/utf-16',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The file is encoded in UTF-16, as `echo … > .env` in Windows PowerShell writes it.',
    why: 'No program reads it: npm dotenv finds no variable and says nothing, python-dotenv raises, Compose refuses the file.',
    bad: 'A=1 (UTF-16)',
    good: 'A=1 (UTF-8)',
  },
  messages: {
    utf16: (_: Record<never, never>) => 'the file is encoded in UTF-16: no program finds a variable in it',
  },
  advice: { utf16: 'save it as UTF-8 without BOM' },
  *check({ file }) {
    if (file.encoding.name !== 'utf-8') yield { messageId: 'utf16', args: {}, range: { start: 0, end: 0 } };
  },
});
