import { defineRule } from '../define-rule.js';
import { targetOf } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/healthcheck-missing-stage',
  aliases: ['DL3057'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A stage that the final one is not built on has no HEALTHCHECK.',
    why: 'For files of which several stages are shipped, each with --target. Off by default: most stages only build something.',
    bad: 'FROM python:3.13-slim AS worker\nCMD ["python", "worker.py"]\nFROM python:3.13-slim\nHEALTHCHECK CMD ["python", "check.py"]',
    good: 'FROM python:3.13-slim AS worker\nHEALTHCHECK CMD ["python", "check.py"]\nFROM python:3.13-slim\nHEALTHCHECK CMD ["python", "check.py"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  },
  messages: { missing: (_: Record<string, never>) => 'this stage has no HEALTHCHECK' },
  *check({ graph }) {
    const target = targetOf(graph);
    // A stage that one with a health check is built on is no image of its own.
    const below = new Set<number>();
    for (const stage of [...graph.stages].reverse()) {
      if (stage.base.kind !== 'stage') continue;
      if (stage.effective.healthcheck || stage === target || below.has(stage.index))
        below.add(stage.base.stage);
    }
    for (const { index, from, effective } of graph.stages) {
      if (!from || index === target?.index || effective.healthcheck || below.has(index)) continue;
      yield { messageId: 'missing', args: {}, range: from.range };
    }
  },
});
