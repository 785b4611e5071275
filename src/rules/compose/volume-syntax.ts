import { defineRule } from '../define-rule.js';
import { pathOf, problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/volume-syntax',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A volume or device that cannot be read.',
    why: 'Compose refuses the project: "invalid spec: … too many colons", "empty section between colons".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    volumes: ["./a::/data"]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    volumes: ["./a:/data"]',
    refs: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  },
  messages: {
    ...RELATED_MESSAGES,
    fault: (a: { where: string; fault: string }) => `${a.where} ${a.fault}`,
  },
  advice: {
    fault: 'the form is [source:]target[:options]; use the long form for paths with a colon',
  },
  *check(model) {
    yield* problemHits(model, ['value/volume', 'value/device'], (problem) => {
      const fault = problem.code === 'value/device' ? 'device' : (textArg(problem, 'fault') ?? '');
      return {
        messageId: 'fault',
        args: { where: pathOf(problem), fault: FAULTS[fault] ?? 'cannot be read' },
      };
    });
  },
});

const FAULTS: Readonly<Record<string, string>> = {
  empty: 'is empty',
  'empty-section': 'has nothing between two colons',
  'too-many-colons': 'has too many colons',
  device: 'has too many colons for a device',
};
