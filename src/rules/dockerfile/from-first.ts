import { defineRule } from '../define-rule.js';

/** Names that `docker build` is given as they are. */
const NAME = /(?:^|\/)(?:[^/]+\.)?(?:Dockerfile|Containerfile)$/;

export default defineRule({
  id: 'dockerfile/from-first',
  aliases: ['DL3061', 'build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An instruction other than ARG stands before the first FROM, or there is no FROM at all.',
    why: 'There is no image yet that it could act on: the build stops with "no build stage in current context".',
    bad: 'ENV TZ=UTC\nFROM python:3.13-slim',
    good: 'FROM python:3.13-slim\nENV TZ=UTC',
    refs: ['https://docs.docker.com/reference/dockerfile/#from'],
  },
  messages: {
    none: (_: Record<string, never>) => 'there is no FROM: the build has nothing to begin with',
    early: (a: { keyword: string }) => `${a.keyword} stands before the first FROM; only ARG may`,
  },
  *check({ graph, dockerfile, file, context }) {
    const [first] = dockerfile.instructions;
    // Text from standard input, and files of other names, may be parts that something puts together.
    const isWhole = context !== undefined && NAME.test(file.path);
    if (first && isWhole && !dockerfile.instructions.some(({ kind }) => kind === 'from')) {
      yield { messageId: 'none', args: {}, range: first.keywordRange };
      return;
    }
    for (const one of graph.orphans) {
      if (one.kind === 'unknown') continue;
      yield { messageId: 'early', args: { keyword: one.kind.toUpperCase() }, range: one.keywordRange };
    }
  },
});
