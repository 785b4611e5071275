import { getAt } from '../../syntax/compose/tree.js';
import type { ComposeNode } from '../../syntax/compose/types.js';
import { defineRule } from '../define-rule.js';
import {
  parentOf,
  problemHits,
  REFUSES,
  RELATED_MESSAGES,
  suggest,
  textArg,
} from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/unknown-key',
  aliases: [REFUSES, 'dclint:invalid-schema'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A key that the Compose specification does not have at this place.',
    why: 'Compose refuses the file: "additional properties … not allowed". Most often a typing error, or a wrong indent.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    enviroment:\n      A: b',
    good: 'services:\n  web:\n    image: nginx:1.29\n    environment:\n      A: b',
    refs: ['https://docs.docker.com/reference/compose-file/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    unknown: (a: { key: string; where: string; meant: string | null }) =>
      `"${a.key}" is no key of ${a.where}${suggest(a.meant)}`,
    serviceOutside: (a: { key: string }) => `"${a.key}" looks like a service, and stands outside of services`,
  },
  advice: {
    serviceOutside: 'indent it under services:',
    unknown: 'keys of your own start with x-',
  },
  *check(model) {
    yield* problemHits(model, ['shape/unknown-key'], (problem) => {
      const key = textArg(problem, 'key') ?? '';
      if (problem.path.length === 1 && looksLikeService(getAt(model.project.root, key))) {
        return { messageId: 'serviceOutside' as const, args: { key } };
      }
      return {
        messageId: 'unknown' as const,
        args: { key, where: parentOf(problem), meant: textArg(problem, 'didYouMean') },
      };
    });
  },
});

/** Keys that only a service has. */
const SERVICE_KEYS = [
  'image',
  'build',
  'ports',
  'environment',
  'command',
  'restart',
  'depends_on',
  'container_name',
];

function looksLikeService(node: ComposeNode | undefined): boolean {
  return node?.kind === 'map' && SERVICE_KEYS.some((key) => node.entries.has(key));
}
