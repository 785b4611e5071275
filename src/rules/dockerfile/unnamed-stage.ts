import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/unnamed-stage',
  aliases: ['kics:using_unnamed_build_stages'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'COPY --from names a stage by its number.',
    why: 'A stage that is put in above it moves the numbers, and the files come from another stage without a word.',
    bad: 'FROM golang:1.26\nFROM debian:13-slim\nCOPY --from=0 /app /app',
    good: 'FROM golang:1.26 AS builder\nFROM debian:13-slim\nCOPY --from=builder /app /app',
    refs: ['https://docs.docker.com/build/building/multi-stage/#name-your-build-stages'],
  },
  messages: {
    number: (a: { index: number }) =>
      `stage ${a.index} is named by its number, which moves when a stage is put in above it`,
  },
  *check({ graph, file }) {
    for (const { references } of graph.stages) {
      for (const { target, word } of references) {
        if (target.kind !== 'stage' || !/^\d+$/.test(word.value)) continue;
        const { from } = graph.stages[target.stage]!;
        const named = from?.stageName?.value;
        yield {
          messageId: 'number',
          args: { index: target.stage },
          range: word.range,
          ...(named === undefined
            ? {}
            : {
                fixes: [
                  {
                    title: `write ${named}`,
                    safety: 'unsafe',
                    edits: [{ file: file.path, ...word.range, text: named }],
                  },
                ],
              }),
        };
      }
    }
  },
});
