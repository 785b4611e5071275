import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/empty-file',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The file is empty, or its top level is no mapping.',
    why: 'Compose refuses it: "empty compose file", "top-level object must be a mapping".',
    bad: '- image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    empty: (_: Record<never, never>) => 'the file is empty',
    notMap: (a: { got: string }) => `the file holds a ${a.got} where Compose expects keys such as services`,
  },
  *check(model) {
    yield* problemHits(model, ['file/empty', 'file/not-a-map'], (problem) =>
      problem.code === 'file/empty'
        ? { messageId: 'empty' as const, args: {} }
        : {
            messageId: 'notMap' as const,
            args: { got: KINDS[textArg(problem, 'got') ?? ''] ?? 'single value' },
          },
    );
  },
});

const KINDS: Readonly<Record<string, string>> = { seq: 'list', null: 'null' };
