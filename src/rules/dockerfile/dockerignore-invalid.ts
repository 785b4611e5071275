import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/dockerignore-invalid',
  aliases: ['build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A line of .dockerignore is no pattern: an exclamation mark alone, a bracket or an escape that is not closed.',
    why: 'Docker refuses the file, and with it every build.',
    bad: '# .dockerignore: logs/[abc\nFROM python:3.13-slim\nCOPY . /srv/',
    good: '# .dockerignore: logs/[abc]\nFROM python:3.13-slim\nCOPY . /srv/',
    refs: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  },
  messages: {
    'lone-exclamation': (_: Record<string, never>) => 'an exclamation mark needs a pattern after it',
    'bad-pattern': (_: Record<string, never>) => 'this pattern has a bracket or an escape that is not closed',
  },
  applies: ({ context }) => context?.ignore !== undefined && context.judgesIgnore,
  *check({ context }) {
    for (const { code, range } of context?.ignore?.problems ?? []) {
      yield { messageId: code, args: {}, range, file: context!.ignore!.path };
    }
  },
});
