import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/network-mode-conflict',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service has both `network_mode` and `networks`.',
    why: 'Compose refuses the project: "declares mutually exclusive `network_mode` and `networks`".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    network_mode: host\n    networks: [back]\nnetworks:\n  back:',
    good: 'services:\n  web:\n    image: nginx:1.29\n    networks: [back]\nnetworks:\n  back:',
    refs: ['https://docs.docker.com/reference/compose-file/services/#network_mode'],
  },
  messages: {
    ...RELATED_MESSAGES,
    conflict: (a: { service: string }) =>
      `${a.service} has network_mode and networks, which exclude each other`,
    other: (_: Record<never, never>) => 'networks is here',
  },
  *check(model) {
    yield* problemHits(model, ['conflict/network-mode'], (problem) => ({
      messageId: 'conflict',
      args: { service: textArg(problem, 'service') ?? '' },
    }));
  },
});
