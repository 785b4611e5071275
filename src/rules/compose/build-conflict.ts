import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/build-conflict',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Settings of a build that exclude each other.',
    why: 'Compose refuses the project: dockerfile and dockerfile_inline are "mutually exclusive", and build.platforms must have the service\'s platform.',
    bad: 'services:\n  web:\n    build:\n      context: .\n      dockerfile: Dockerfile\n      dockerfile_inline: FROM nginx:1.29',
    good: 'services:\n  web:\n    build:\n      context: .\n      dockerfile: Dockerfile',
    refs: ['https://docs.docker.com/reference/compose-file/build/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    inline: (a: { service: string }) => `${a.service} has both dockerfile and dockerfile_inline`,
    platform: (a: { service: string }) => `the platform of ${a.service} is not among its build.platforms`,
  },
  *check(model) {
    yield* problemHits(model, ['conflict/dockerfile-inline', 'conflict/platform'], (problem) => ({
      messageId: problem.code === 'conflict/platform' ? ('platform' as const) : ('inline' as const),
      args: { service: textArg(problem, 'service') ?? '' },
    }));
  },
});
