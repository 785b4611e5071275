import { defineRule } from '../define-rule.js';
import { findLabels } from '../dockerfile-shared/image-labels.js';

export default defineRule({
  id: 'dockerfile/label-empty',
  aliases: ['DL3051'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A label that the team requires (label-schema) is empty.',
    why: 'It is there for the check and says nothing to whoever needs it.',
    bad: '# label-schema: { maintainer: text }\nFROM debian:13-slim\nLABEL maintainer=""',
    good: '# label-schema: { maintainer: text }\nFROM debian:13-slim\nLABEL maintainer="platform team"',
    refs: ['https://docs.docker.com/engine/manage-resources/labels/'],
  },
  messages: { empty: (a: { label: string }) => `the label ${a.label} is empty` },
  applies: ({ policy }) => Object.keys(policy.labelSchema).length > 0,
  *check(model) {
    for (const { key, value, entry } of findLabels(model)) {
      if (value?.trim() === '' && Object.hasOwn(model.policy.labelSchema, key))
        yield { messageId: 'empty', args: { label: key }, range: entry.range };
    }
  },
});
