import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/healthcheck-test',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The list of `healthcheck.test` starts with none of CMD, CMD-SHELL and NONE.',
    why: 'Compose refuses the project: "healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    healthcheck:\n      test: ["curl", "-f", "http://localhost"]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    healthcheck:\n      test: ["CMD", "curl", "-f", "http://localhost"]',
    refs: ['https://docs.docker.com/reference/compose-file/services/#healthcheck'],
  },
  messages: {
    ...RELATED_MESSAGES,
    start: (a: { service: string }) =>
      `the health check of ${a.service} starts with none of CMD, CMD-SHELL and NONE`,
  },
  *check(model) {
    yield* problemHits(model, ['value/healthcheck-test'], (problem) => ({
      messageId: 'start',
      args: { service: textArg(problem, 'service') ?? '' },
    }));
  },
});
