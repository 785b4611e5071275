import { defineRule } from '../define-rule.js';
import { problemHits, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/unreadable-file',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A compose file that cannot be read: too large, no text, no permission.',
    why: 'Nothing is known of what it says, and Compose may refuse it.',
    bad: 'a file of 50 MB',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/'],
  },
  messages: {
    unreadable: (a: { reason: string }) => `the file was not read: ${a.reason}`,
  },
  *check(model) {
    yield* problemHits(model, ['file/unreadable'], (problem) => ({
      messageId: 'unreadable',
      args: { reason: textArg(problem, 'reason') ?? 'unknown reason' },
    }));
  },
});
