import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/yaml-alias',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An alias names no anchor, contains itself, or `<<` merges something that is no mapping.',
    why: 'Compose refuses the file: "unknown anchor", "excessive aliasing", "map merge requires map".',
    bad: 'services:\n  web:\n    <<: *defaults\n    image: nginx:1.29',
    good: 'x-defaults: &defaults\n  restart: unless-stopped\nservices:\n  web:\n    <<: *defaults\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/fragments/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    unknown: (a: { name: string }) => `there is no anchor &${a.name} above this alias`,
    cycle: (a: { name: string }) => `the anchor &${a.name} contains itself`,
    bomb: (_: Record<never, never>) => 'the aliases of this file, written out, make it too large to read',
    merge: (_: Record<never, never>) => '<< takes a mapping, or a list of mappings',
  },
  advice: {
    unknown: 'an anchor must stand before the alias, in the same file',
  },
  *check(model) {
    yield* problemHits(
      model,
      ['yaml/unknown-alias', 'yaml/alias-cycle', 'yaml/alias-bomb', 'yaml/merge-not-a-map'],
      (problem) => {
        const name = textArg(problem, 'name') ?? '';
        if (problem.code === 'yaml/unknown-alias') return { messageId: 'unknown' as const, args: { name } };
        if (problem.code === 'yaml/alias-cycle') return { messageId: 'cycle' as const, args: { name } };
        return {
          messageId: problem.code === 'yaml/alias-bomb' ? ('bomb' as const) : ('merge' as const),
          args: {},
        };
      },
    );
  },
});
