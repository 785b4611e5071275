import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/scale-conflict',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service with a container name shall run several times, or `scale` and `deploy.replicas` differ.',
    why: 'Compose refuses the project: "can\'t set container_name and replicas as container name must be unique".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    container_name: web\n    deploy:\n      replicas: 2',
    good: 'services:\n  web:\n    image: nginx:1.29\n    deploy:\n      replicas: 2',
    refs: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
  },
  messages: {
    ...RELATED_MESSAGES,
    name: (a: { service: string; replicas: string }) =>
      `${a.service} has a container name, so it cannot run ${a.replicas} times`,
    differ: (a: { service: string }) => `scale and deploy.replicas of ${a.service} differ`,
  },
  *check(model) {
    yield* problemHits(model, ['conflict/scale', 'conflict/container-name-scale'], (problem) => {
      const service = textArg(problem, 'service') ?? '';
      return problem.code === 'conflict/scale'
        ? { messageId: 'differ' as const, args: { service } }
        : { messageId: 'name' as const, args: { service, replicas: textArg(problem, 'replicas') ?? '' } };
    });
  },
});
