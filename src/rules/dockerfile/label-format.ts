import { defineRule } from '../define-rule.js';
import { findLabels, fitsLabelType } from '../dockerfile-shared/image-labels.js';

const WANTED: Readonly<Record<string, string>> = {
  url: 'a URL',
  rfc3339: 'a time such as 2026-11-22T10:00:00Z (RFC 3339)',
  semver: 'a version such as 1.2.3',
  hash: 'a git hash',
  email: 'an e-mail address',
  spdx: 'an SPDX licence expression such as MIT or Apache-2.0',
};

export default defineRule({
  id: 'dockerfile/label-format',
  aliases: ['DL3052', 'DL3053', 'DL3054', 'DL3055', 'DL3056', 'DL3058'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The value of a label is not of the type that the team has settled for it (label-schema): url, rfc3339, semver, hash, email or spdx.',
    why: 'What reads the label (a registry, a scanner, a dashboard) drops it.',
    bad: '# label-schema: { org.opencontainers.image.source: url }\nFROM debian:13-slim\nLABEL org.opencontainers.image.source="our repository"',
    good: '# label-schema: { org.opencontainers.image.source: url }\nFROM debian:13-slim\nLABEL org.opencontainers.image.source="https://example.com/team/app"',
    refs: ['https://specs.opencontainers.org/image-spec/annotations/'],
  },
  messages: {
    format: (a: { label: string; wanted: string }) => `the label ${a.label} should be ${a.wanted}`,
  },
  applies: ({ policy }) => Object.keys(policy.labelSchema).length > 0,
  *check(model) {
    for (const { key, value, entry } of findLabels(model)) {
      const type = Object.hasOwn(model.policy.labelSchema, key) ? model.policy.labelSchema[key]! : undefined;
      const wanted = type === undefined ? undefined : WANTED[type.toLowerCase()];
      // Emptiness is told by label-empty; a variable hides the value.
      if (!wanted || value === undefined || value.trim() === '' || fitsLabelType(value, type!)) continue;
      yield { messageId: 'format', args: { label: key, wanted }, range: entry.value?.range ?? entry.range };
    }
  },
});
