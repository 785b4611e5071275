import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/build-service-context',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: '`additional_contexts` names a service that is not there, or that is not built.',
    why: 'Compose refuses the project: "declares unknown service … as additional contexts".',
    bad: 'services:\n  web:\n    build:\n      context: .\n      additional_contexts:\n        base: service:bsae',
    good: 'services:\n  web:\n    build:\n      context: .\n      additional_contexts:\n        base: service:base\n  base:\n    build: ./base',
    refs: ['https://docs.docker.com/reference/compose-file/build/#additional_contexts'],
  },
  messages: {
    ...RELATED_MESSAGES,
    unknown: (a: { service: string; reference: string }) =>
      `the build of ${a.service} starts from service "${a.reference}", which does not exist`,
    notBuilt: (a: { service: string; reference: string }) =>
      `the build of ${a.service} starts from service "${a.reference}", which is not built itself`,
  },
  *check(model) {
    yield* problemHits(model, ['ref/additional-context'], (problem) => ({
      messageId: problem.args['kind'] === 'unknown' ? ('unknown' as const) : ('notBuilt' as const),
      args: { service: textArg(problem, 'service') ?? '', reference: textArg(problem, 'reference') ?? '' },
    }));
  },
});
