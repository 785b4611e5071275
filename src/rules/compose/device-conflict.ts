import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/device-conflict',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A device is asked for by number and by name at once.',
    why: 'Compose refuses the project: ""count" and "device_ids" attributes are exclusive".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    gpus:\n      - driver: nvidia\n        count: 1\n        device_ids: ["0"]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    gpus:\n      - driver: nvidia\n        count: 1',
    refs: ['https://docs.docker.com/reference/compose-file/deploy/#devices'],
  },
  messages: {
    ...RELATED_MESSAGES,
    both: (a: { service: string }) => `a device of ${a.service} has both count and device_ids`,
  },
  *check(model) {
    yield* problemHits(model, ['conflict/device-count'], (problem) => ({
      messageId: 'both',
      args: { service: textArg(problem, 'service') ?? '' },
    }));
  },
});
