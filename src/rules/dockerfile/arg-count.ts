import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/arg-count',
  aliases: ['DL1000', 'build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An instruction has too few or too many arguments.',
    why: 'The build refuses the file.',
    bad: 'FROM python:3.13-slim\nCOPY app.py',
    good: 'FROM python:3.13-slim\nCOPY app.py /srv/',
    refs: ['https://docs.docker.com/reference/dockerfile/'],
  },
  messages: {
    missing: (a: { keyword: string }) => `${a.keyword} needs an argument`,
    count: (a: { keyword: string; expected: string }) =>
      `${a.keyword} takes ${a.expected} argument${a.expected === '1' ? '' : 's'}`,
    destination: (a: { keyword: string }) => `${a.keyword} needs a source and a destination`,
    'destination-heredoc': (a: { keyword: string }) =>
      `the destination of ${a.keyword} cannot be a here-document`,
    'volume-empty': (_: Record<string, never>) => 'VOLUME has an empty path',
  },
  *check({ dockerfile }) {
    for (const { code, range, args } of dockerfile.problems) {
      const keyword = (args['keyword'] ?? '').toUpperCase();
      if (code === 'argument-missing') yield { messageId: 'missing', args: { keyword }, range };
      else if (code === 'argument-count')
        yield { messageId: 'count', args: { keyword, expected: args['expected'] ?? '' }, range };
      else if (code === 'destination-missing') yield { messageId: 'destination', args: { keyword }, range };
      else if (code === 'destination-heredoc')
        yield { messageId: 'destination-heredoc', args: { keyword }, range };
      else if (code === 'volume-empty') yield { messageId: 'volume-empty', args: {}, range };
    }
  },
});
