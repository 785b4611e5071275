import { defineRule } from '../define-rule.js';
import {
  listArg,
  problemHits,
  REFUSES,
  RELATED_MESSAGES,
  showChain,
  textArg,
} from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/include-error',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An `include` that cannot be followed: no list, a file that is not there, a circle.',
    why: 'Compose stops before it reads anything else.',
    bad: 'include:\n  - missing.yaml\nservices:\n  web:\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/include/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    missing: (a: { file: string }) => `${a.file}, which is included here, does not exist`,
    envFile: (a: { file: string }) => `${a.file}, the env file of this include, does not exist`,
    cycle: (a: { files: string }) => `files include each other: ${a.files}`,
    notList: (_: Record<never, never>) => 'include takes a list of files',
  },
  *check(model) {
    const codes = [
      'include/missing',
      'include/env-file-missing',
      'include/cycle',
      'include/not-a-list',
    ] as const;
    yield* problemHits(model, codes, (problem) => {
      const file = textArg(problem, 'file') ?? '';
      if (problem.code === 'include/missing') return { messageId: 'missing' as const, args: { file } };
      if (problem.code === 'include/env-file-missing') {
        // Env files are left out of repositories on purpose.
        return { messageId: 'envFile' as const, args: { file }, severity: 'warning' as const };
      }
      if (problem.code === 'include/not-a-list') return { messageId: 'notList' as const, args: {} };
      return { messageId: 'cycle' as const, args: { files: showChain(listArg(problem, 'files')) } };
    });
  },
});
