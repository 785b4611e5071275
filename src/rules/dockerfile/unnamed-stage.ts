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
        const fresh = `stage-${target.stage}`;
        const isTaken = graph.stages.some(({ name }) => name === fresh);
        const end = from?.asRange ? undefined : from?.restRange.end;
        const naming =
          named !== undefined || isTaken || end === undefined
            ? []
            : [{ file: file.path, start: end, end, text: ` AS ${fresh}` }];
        const written = named ?? (naming.length > 0 ? fresh : undefined);
        yield {
          messageId: 'number',
          args: { index: target.stage },
          range: word.range,
          ...(written === undefined
            ? {}
            : {
                fixes: [
                  {
                    title: named === undefined ? `name the stage ${fresh}` : `write ${named}`,
                    safety: 'unsafe',
                    edits: [...naming, { file: file.path, ...word.range, text: written }],
                  },
                ],
              }),
        };
      }
    }
  },
});
