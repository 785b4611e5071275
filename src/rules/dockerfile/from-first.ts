import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/from-first',
  aliases: ['DL3061', 'build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An instruction other than ARG stands before the first FROM.',
    why: 'There is no image yet that it could act on: the build stops with "no build stage in current context".',
    bad: 'ENV TZ=UTC\nFROM python:3.13-slim',
    good: 'FROM python:3.13-slim\nENV TZ=UTC',
    refs: ['https://docs.docker.com/reference/dockerfile/#from'],
  },
  messages: {
    early: (a: { keyword: string }) => `${a.keyword} stands before the first FROM; only ARG may`,
  },
  *check({ graph }) {
    for (const one of graph.orphans) {
      if (one.kind === 'unknown') continue;
      yield { messageId: 'early', args: { keyword: one.kind.toUpperCase() }, range: one.keywordRange };
    }
  },
});
