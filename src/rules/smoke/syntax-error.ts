import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'smoke/syntax-error',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A source file does not parse: Python by the grammar of the version that the image runs, JavaScript and TypeScript by their own.',
    why: 'The program stops when it imports the file, at start-up or, worse, at the first request that needs it.',
    bad: 'app/main.py: def health(:',
    good: 'app/main.py: def health():',
    refs: ['https://docs.python.org/3/reference/grammar.html'],
  },
  messages: {
    error: ({ problem, version }: { problem: string; version: string }) =>
      `this does not parse${version === '' ? '' : ` (Python ${version})`}: ${problem}`,
  },
  applies: ({ modules }) => modules.some(({ problems }) => problems !== undefined),
  *check({ modules, pythonVersion = '' }) {
    for (const { path, problems = [], language, isTest } of modules) {
      // What follows the first is often its echo.
      for (const { range, message } of problems.slice(0, 5)) {
        yield {
          messageId: 'error',
          args: { problem: message, version: language === 'python' ? pythonVersion : '' },
          file: path,
          range,
          subject: `${path} ${message}`,
          ...(isTest ? { severity: 'warning' as const } : {}),
        };
      }
    }
  },
});
