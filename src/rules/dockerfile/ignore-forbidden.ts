import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/ignore-forbidden',
  aliases: ['DL1001'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A comment turns a rule off where it stands, or a directive a check of docker build.',
    why: 'For teams that settle exceptions in one place, with a reason and a date, and not in each file.',
    bad: 'FROM debian:13-slim\n# hadolint ignore=DL3003\nRUN cd /tmp && make',
    good: 'FROM debian:13-slim\nWORKDIR /tmp\nRUN make',
    refs: ['https://github.com/hadolint/hadolint#inline-ignores'],
  },
  messages: { inline: (_: Record<string, never>) => 'rules are not to be turned off in the file' },
  *check({ dockerfile }) {
    for (const { name, value, range } of dockerfile.directives) {
      if (name === 'check' && value.includes('skip=')) yield { messageId: 'inline', args: {}, range };
    }
    for (const { value, range } of dockerfile.comments) {
      if (
        /^hadolint\s+ignore\s*=/.test(value) ||
        /^check\s*=\s*\S*skip=/.test(value) ||
        /^catalyst-ignore(?!-file)\b/.test(value)
      ) {
        yield { messageId: 'inline', args: {}, range };
      }
    }
  },
});
