import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/stage-unreachable',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A stage without a name that no other stage uses.',
    why: 'It is never built: neither by a plain docker build nor, since it has no name, by --target. What it was meant to do does not happen.',
    bad: 'FROM python:3.13-slim\nRUN pytest\nFROM python:3.13-slim\nCMD ["python", "app.py"]',
    good: 'FROM python:3.13-slim AS test\nRUN pytest\nFROM python:3.13-slim\nCMD ["python", "app.py"]',
    refs: ['https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage'],
  },
  messages: {
    unused: (a: { index: number }) =>
      `stage ${a.index} has no name and no other stage uses it: it is never built`,
  },
  applies: ({ graph }) => graph.stages.length > 1,
  *check({ graph }) {
    const used = new Set<number>([graph.target]);
    for (const { base, references } of graph.stages) {
      if (base.kind === 'stage') used.add(base.stage);
      for (const { target } of references) if (target.kind === 'stage') used.add(target.stage);
    }
    for (const { index, name, from } of graph.stages) {
      if (from && name === undefined && !used.has(index)) {
        yield { messageId: 'unused', args: { index }, range: from.range };
      }
    }
  },
});
