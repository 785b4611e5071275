import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/stage-duplicate',
  aliases: ['DL3024', 'DuplicateStageName', 'DS-0012', 'kics:same_alias_in_different_froms'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Two stages have the same name.',
    why: 'COPY --from and --target take one of them, and which one depends on where they stand: files come from the wrong stage without a word.',
    bad: 'FROM python:3.13-slim AS app\nFROM node:24-slim AS app',
    good: 'FROM python:3.13-slim AS app\nFROM node:24-slim AS web',
    refs: ['https://docs.docker.com/reference/build-checks/duplicate-stage-name/'],
  },
  messages: {
    duplicate: (a: { name: string }) => `there is a stage ${a.name} already`,
    first: (a: { name: string }) => `the first stage ${a.name}`,
  },
  *check({ graph, file }) {
    const seen = new Map<string, { start: number; end: number }>();
    for (const { name, from } of graph.stages) {
      if (name === undefined || !from?.stageName) continue;
      const first = seen.get(name);
      if (first) {
        yield {
          messageId: 'duplicate',
          args: { name: from.stageName.value },
          range: from.stageName.range,
          related: [
            { file: file.path, range: first, messageId: 'first', args: { name: from.stageName.value } },
          ],
        };
      } else seen.set(name, from.stageName.range);
    }
  },
});
