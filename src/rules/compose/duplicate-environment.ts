import { yamlAt } from '../../syntax/yaml/query.js';
import type { YamlNode } from '../../syntax/yaml/types.js';
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
    // Within one file: an override of another file is meant.
    for (const { path: file, yaml } of project.files) {
      for (const { root } of yaml?.documents ?? []) {
        const services = yamlAt(root, 'services');
        if (services?.kind !== 'map') continue;
        for (const [service, entry] of services.entries) {
          for (const { first, last, key } of findTwice(yamlAt(entry.value, 'environment'))) {
            const related = [{ file, range: last.range, messageId: 'other', args: {} }];
            yield { messageId: 'duplicate', args: { service, key }, file, range: first.range, related };
          }
        }
      }
    }
  },
});

function* findTwice(node: YamlNode | undefined) {
  if (node?.kind !== 'seq') return;
  const last = new Map<string, YamlNode>();
  for (const item of [...node.items].reverse()) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') continue;
    const key = item.value.split('=', 1)[0] ?? '';
    const later = last.get(key);
    if (later) yield { first: item, last: later, key };
    else last.set(key, item);
  }
}
