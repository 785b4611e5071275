import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/ignore-forbidden-file',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A comment turns a rule off for the whole file, or a whole stage.',
    why: 'For teams that settle exceptions in the configuration, with a reason and a date, and not in each file.',
    bad: '# hadolint global ignore=DL3003\nFROM debian:13-slim\nRUN cd /tmp && make',
    good: 'FROM debian:13-slim\nWORKDIR /tmp\nRUN make',
    refs: ['https://github.com/hadolint/hadolint#inline-ignores'],
  },
  messages: {
    file: (_: Record<string, never>) => 'rules are not to be turned off for a whole file or stage',
  },
  *check({ dockerfile }) {
    for (const { value, range } of dockerfile.comments) {
      if (/^(?:hadolint\s+(?:global|stage)\s+ignore\s*=|catalyst-ignore-file\b)/.test(value))
        yield { messageId: 'file', args: {}, range };
    }
  },
});
