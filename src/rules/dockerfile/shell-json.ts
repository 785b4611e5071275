import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/shell-json',
  aliases: ['DL1000', 'build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'SHELL is not written as a JSON array of strings, or a JSON array holds something else than strings.',
    why: 'The build refuses the file.',
    bad: 'FROM python:3.13-slim\nSHELL /bin/bash -c',
    good: 'FROM python:3.13-slim\nSHELL ["/bin/bash", "-c"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#shell'],
  },
  messages: {
    shell: (_: Record<string, never>) =>
      'SHELL takes a JSON array: SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
    strings: (a: { keyword: string }) => `the JSON array of ${a.keyword} may hold strings only`,
  },
  *check({ dockerfile }) {
    for (const { code, range, args } of dockerfile.problems) {
      if (code === 'shell-not-json') yield { messageId: 'shell', args: {}, range };
      else if (code === 'json-not-strings')
        yield { messageId: 'strings', args: { keyword: (args['keyword'] ?? '').toUpperCase() }, range };
    }
  },
});
