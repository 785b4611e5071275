import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/external-conflict',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A volume that is external has settings of its own, or two names.',
    why: 'Compose refuses the project: "conflicting parameters "external" and … specified". What exists already cannot be configured here.',
    bad: 'services:\n  web:\n    image: nginx:1.29\nvolumes:\n  data:\n    external: true\n    driver: local',
    good: 'services:\n  web:\n    image: nginx:1.29\nvolumes:\n  data:\n    external: true',
    refs: ['https://docs.docker.com/reference/compose-file/volumes/#external'],
  },
  messages: {
    ...RELATED_MESSAGES,
    conflict: (a: { where: string; other: string }) =>
      `${a.where} is external, so "${a.other}" cannot be set here`,
    name: (a: { where: string }) => `${a.where} has two names: name and external.name`,
  },
  *check(model) {
    yield* problemHits(model, ['conflict/external', 'conflict/external-name'], (problem) => {
      const where = `${textArg(problem, 'section')}.${textArg(problem, 'key')}`;
      return problem.code === 'conflict/external'
        ? { messageId: 'conflict' as const, args: { where, other: textArg(problem, 'other') ?? '' } }
        : { messageId: 'name' as const, args: { where } };
    });
  },
});
