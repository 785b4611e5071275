import { defineRule } from '../define-rule.js';
import { findLabels } from '../dockerfile-shared/image-labels.js';

export default defineRule({
  id: 'dockerfile/label-superfluous',
  aliases: ['DL3050'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A label is not among those that the team has settled (label-schema with strict-labels).',
    why: 'Labels that only one image has are found by nobody; most are misspelt ones.',
    bad: '# label-schema: { maintainer: text }, strict-labels: true\nFROM debian:13-slim\nLABEL maintainer="platform team" mantainer="platform team"',
    good: '# label-schema: { maintainer: text }, strict-labels: true\nFROM debian:13-slim\nLABEL maintainer="platform team"',
    refs: ['https://docs.docker.com/engine/manage-resources/labels/'],
  },
  messages: { superfluous: (_: Record<string, never>) => 'this label is not in the schema' },
  applies: ({ policy }) => policy.strictLabels,
  *check(model) {
    for (const { key, entry } of findLabels(model)) {
      if (!Object.hasOwn(model.policy.labelSchema, key))
        yield { messageId: 'superfluous', args: {}, range: entry.key.range };
    }
  },
});
