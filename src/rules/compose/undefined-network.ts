import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, suggest, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/undefined-network',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service uses a network that the project does not declare.',
    why: 'Compose refuses the project: "service … refers to undefined network …: invalid compose project".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    networks: [back]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    networks: [back]\nnetworks:\n  back:',
    refs: ['https://docs.docker.com/reference/compose-file/networks/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    undefined: (a: { service: string; key: string; meant: string | null }) =>
      `${a.service} uses the network "${a.key}", which is not declared${suggest(a.meant)}`,
  },
  advice: {
    undefined: 'declare it at the top level, under networks',
  },
  *check(model) {
    yield* problemHits(model, ['ref/network'], (problem) => ({
      messageId: 'undefined',
      args: {
        service: textArg(problem, 'service') ?? '',
        key: textArg(problem, 'key') ?? '',
        meant: textArg(problem, 'didYouMean'),
      },
    }));
  },
});
