import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/no-image-no-build',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service has neither an image nor a build.',
    why: 'Compose refuses the project: "has neither an image nor a build context specified".',
    bad: 'services:\n  web:\n    ports: ["8080:80"]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    ports: ["8080:80"]',
    refs: ['https://docs.docker.com/reference/compose-file/services/#image'],
  },
  messages: {
    ...RELATED_MESSAGES,
    neither: (a: { service: string }) => `${a.service} has neither image nor build`,
    companion: (a: { service: string }) =>
      `${a.service} has neither image nor build here, and no base file beside this one has it`,
  },
  *check(model) {
    const alone = model.grouping === 'alone' && model.isDevelopment;
    yield* problemHits(model, ['conflict/no-image-no-build'], (problem) => ({
      messageId: alone ? ('companion' as const) : ('neither' as const),
      args: { service: textArg(problem, 'service') ?? '' },
    }));
  },
});
