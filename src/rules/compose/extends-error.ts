import { suggestWord } from '../../syntax/compose/shape/suggest.js';
import { defineRule } from '../define-rule.js';
import {
  listArg,
  problemHits,
  REFUSES,
  RELATED_MESSAGES,
  showChain,
  suggest,
  textArg,
} from '../compose-shared/problems.js';

const CODES = [
  'extends/no-service',
  'extends/service-missing',
  'extends/file-missing',
  'extends/no-services',
  'extends/cycle',
] as const;

export default defineRule({
  id: 'compose/extends-error',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An `extends` that cannot be followed: no such file or service, or a circle.',
    why: 'Compose refuses the project: "cannot extend service …".',
    bad: 'services:\n  web:\n    extends:\n      service: bsae\n  base:\n    image: nginx:1.29',
    good: 'services:\n  web:\n    extends:\n      service: base\n  base:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/services/#extends'],
  },
  messages: {
    ...RELATED_MESSAGES,
    noService: (_: Record<never, never>) => 'extends names no service',
    missing: (a: { reference: string; meant: string | null }) =>
      `there is no service "${a.reference}" to extend${suggest(a.meant)}`,
    file: (a: { file: string }) => `${a.file}, whose service is extended here, does not exist`,
    noServices: (_: Record<never, never>) => 'the file that is extended here has no services',
    cycle: (a: { services: string }) => `services extend each other: ${a.services}`,
  },
  *check(model) {
    yield* problemHits(model, CODES, (problem) => {
      switch (problem.code) {
        case 'extends/no-service':
          return { messageId: 'noService' as const, args: {} };
        case 'extends/file-missing':
          return {
            messageId: 'file' as const,
            args: { file: textArg(problem, 'file') ?? '' },
          };
        case 'extends/no-services':
          return { messageId: 'noServices' as const, args: {} };
        case 'extends/cycle':
          return {
            messageId: 'cycle' as const,
            args: { services: showChain(listArg(problem, 'services')) },
          };
        default: {
          const reference = textArg(problem, 'reference') ?? '';
          const meant = suggestWord(reference, listArg(problem, 'known')) ?? null;
          return { messageId: 'missing' as const, args: { reference, meant } };
        }
      }
    });
  },
});
