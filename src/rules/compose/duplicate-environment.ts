import { getAt } from '../../syntax/compose/tree.js';
import type { ComposeNode } from '../../syntax/compose/types.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/duplicate-environment',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The list of `environment` has the same variable twice.',
    why: 'Compose takes the last one without a word.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    environment:\n      - MODE=a\n      - MODE=b',
    good: 'services:\n  web:\n    image: nginx:1.29\n    environment:\n      - MODE=b',
    refs: ['https://docs.docker.com/reference/compose-file/services/#environment'],
  },
  messages: {
    duplicate: (a: { service: string; key: string }) =>
      `${a.key} is set twice for ${a.service}; the last one counts`,
    other: (_: Record<never, never>) => 'the last one is here',
  },
  *check({ project }) {
    for (const { name, node } of project.services) {
      for (const { first, last, key } of findTwice(getAt(node, 'environment'))) {
        const related = [{ file: last.file, range: last.range, messageId: 'other', args: {} }];
        yield {
          messageId: 'duplicate',
          args: { service: name, key },
          file: first.file,
          range: first.range,
          related,
        };
      }
    }
  },
});

function* findTwice(node: ComposeNode | undefined) {
  if (node?.kind !== 'list') return;
  const last = new Map<string, ComposeNode>();
  for (const item of [...node.items].reverse()) {
    if (item.kind !== 'scalar') continue;
    const key = item.raw.split('=', 1)[0] ?? '';
    const later = last.get(key);
    // Those of another file are an override, and meant.
    if (later?.file === item.file) yield { first: item, last: later, key };
    else if (later === undefined) last.set(key, item);
  }
}
