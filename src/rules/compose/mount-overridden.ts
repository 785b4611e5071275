import { cleanPath, parseVolume } from '../../syntax/compose/values/volume.js';
import { yamlAt } from '../../syntax/yaml/query.js';
import type { YamlNode } from '../../syntax/yaml/types.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/mount-overridden',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The list of `volumes` has two entries with the same target.',
    why: 'Compose keeps the last one without a word: what the first should mount is not there.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./a:/data\n      - ./b:/data',
    good: 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./a:/data/a\n      - ./b:/data/b',
    refs: ['https://docs.docker.com/reference/compose-file/merge/#unique-resources'],
  },
  messages: {
    overridden: (a: { service: string }) =>
      `a later mount of ${a.service} has the same target, and replaces this one`,
    other: (_: Record<never, never>) => 'the mount that counts',
  },
  *check({ project }) {
    for (const { path: file, yaml } of project.files) {
      for (const { root } of yaml?.documents ?? []) {
        const services = yamlAt(root, 'services');
        if (services?.kind !== 'map') continue;
        for (const [service, entry] of services.entries) {
          const volumes = yamlAt(entry.value, 'volumes');
          const last = new Map<string, YamlNode>();
          for (const item of volumes?.kind === 'seq' ? [...volumes.items].reverse() : []) {
            const target = targetOf(item);
            if (target === undefined) continue;
            const later = last.get(target);
            if (later === undefined) last.set(target, item);
            else {
              const related = [{ file, range: later.range, messageId: 'other', args: {} }];
              yield { messageId: 'overridden', args: { service }, file, range: item.range, related };
            }
          }
        }
      }
    }
  },
});

function targetOf(item: YamlNode): string | undefined {
  const target = item.kind === 'map' ? yamlAt(item, 'target') : item;
  if (target?.kind !== 'scalar' || typeof target.value !== 'string' || target.value.includes('$'))
    return undefined;
  if (item.kind === 'map') return cleanPath(target.value);
  const volume = parseVolume(target.value);
  return typeof volume === 'string' ? undefined : cleanPath(volume.target);
}
