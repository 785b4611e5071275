import type { Range } from '../../core/text.js';
import { defineRule } from '../define-rule.js';
import { instructionsIn } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/label-duplicate',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A stage sets the same label twice.',
    why: 'The last value wins; the first one misleads whoever reads the file.',
    bad: 'FROM debian:13-slim\nLABEL org.opencontainers.image.title=app\nLABEL org.opencontainers.image.title=shop',
    good: 'FROM debian:13-slim\nLABEL org.opencontainers.image.title=shop',
    refs: ['https://docs.docker.com/reference/dockerfile/#label'],
  },
  messages: {
    again: (a: { label: string }) => `the label ${a.label} is set again further down, and that value wins`,
    last: (_: Record<string, never>) => 'the value that wins',
  },
  *check({ graph, file }) {
    for (const stage of graph.stages) {
      const last = new Map<string, Range>();
      const entries = instructionsIn(stage, 'label').flatMap((one) => one.entries);
      for (const { key, range } of entries) if (key.literal) last.set(key.literal, range);
      for (const { key, range } of entries) {
        const winner = key.literal && last.get(key.literal);
        if (!winner || winner.start === range.start) continue;
        yield {
          messageId: 'again',
          args: { label: key.literal! },
          range,
          related: [{ file: file.path, range: winner, messageId: 'last', args: {} }],
        };
      }
    }
  },
});
