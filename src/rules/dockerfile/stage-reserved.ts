import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/stage-reserved',
  aliases: ['DL3063', 'ReservedStageName'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A stage is called scratch or context.',
    why: 'Both words already mean something: FROM scratch takes the empty image and not the stage, context is the folder that is sent.',
    bad: 'FROM python:3.13-slim AS context',
    good: 'FROM python:3.13-slim AS sources',
    refs: ['https://docs.docker.com/reference/build-checks/reserved-stage-name/'],
  },
  messages: { reserved: (a: { name: string }) => `${a.name} is a reserved word and cannot name a stage` },
  *check({ graph }) {
    for (const { name, from } of graph.stages) {
      if ((name === 'scratch' || name === 'context') && from?.stageName) {
        yield { messageId: 'reserved', args: { name }, range: from.stageName.range };
      }
    }
  },
});
