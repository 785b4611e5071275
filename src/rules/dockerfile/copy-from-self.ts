import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/copy-from-self',
  aliases: ['DL3023', 'DS-0006', 'kics:copy_from_references_current_from_alias', 'build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'COPY --from names the stage that it stands in.',
    why: 'A stage cannot wait for itself: the build stops with a circular dependency. Inside a stage RUN cp does it.',
    bad: 'FROM python:3.13-slim AS app\nCOPY --from=app /a /b',
    good: 'FROM python:3.13-slim AS builder\nFROM python:3.13-slim AS app\nCOPY --from=builder /a /b',
    refs: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  },
  messages: { self: (a: { name: string }) => `${a.name} is the stage that this stands in` },
  *check({ graph }) {
    for (const { references, from } of graph.stages) {
      if (!from) continue;
      for (const { target, word, instruction } of references) {
        // A trigger runs in the build of another file, where the name is another stage's.
        if (target.kind === 'self' && !instruction.isTrigger)
          yield { messageId: 'self', args: { name: word.value }, range: word.range };
      }
    }
  },
});
