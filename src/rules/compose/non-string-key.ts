import { defineRule } from '../define-rule.js';
import { parentOf, problemHits, REFUSES, RELATED_MESSAGES } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/non-string-key',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A key is a number, a boolean or null, where Compose takes words.',
    why: 'Compose refuses the file: "non-string key". An unquoted `on`, `123` or `null` is no string in YAML.',
    bad: 'services:\n  1:\n    image: nginx:1.29',
    good: 'services:\n  "1":\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    key: (a: { where: string }) => `a key of ${a.where} is no string`,
  },
  advice: {
    key: 'put it in quotes',
  },
  *check(model) {
    yield* problemHits(model, ['yaml/non-string-key'], (problem) => ({
      messageId: 'key',
      args: { where: parentOf(problem) },
    }));
  },
});
