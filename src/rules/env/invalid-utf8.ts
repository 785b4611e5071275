import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'env/invalid-utf8',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The file has bytes that are no UTF-8.',
    why: 'python-dotenv raises, docker run and systemd refuse the file; npm dotenv puts a replacement character into the value.',
    bad: 'FROM_NAME=Müller (Latin-1)',
    good: 'FROM_NAME=Müller (UTF-8)',
  },
  messages: {
    invalid: (_: Record<never, never>) => 'from here on the file is not UTF-8',
  },
  advice: { invalid: 'save it as UTF-8' },
  *check({ file }) {
    const start = file.encoding.invalidAt;
    if (start !== undefined) yield { messageId: 'invalid', args: {}, range: { start, end: start + 1 } };
  },
});
