import { getAt, getItems, textOf } from '../../syntax/compose/tree.js';
import type { ComposeProject } from '../../syntax/compose/types.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/unused-resource',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A volume, network, secret or config is declared and no service uses it.',
    why: 'It is left over, or the line that should use it is missing: a volume that is not mounted keeps nothing.',
    bad: 'services:\n  web:\n    image: nginx:1.29\nvolumes:\n  data:',
    good: 'services:\n  web:\n    image: nginx:1.29\n    volumes: ["data:/data"]\nvolumes:\n  data:',
    refs: ['https://docs.docker.com/reference/compose-file/volumes/'],
  },
  messages: {
    unused: (a: { what: string; key: string }) => `no service uses the ${a.what} "${a.key}"`,
  },
  *check({ project, companions = [] }) {
    // Another file of the folder may use it when it is laid over this one.
    if (project.incomplete || companions.length > 0) return;
    const used = collectUses(project);
    for (const [what, resources] of [
      ['volume', project.volumes],
      ['network', project.networks],
      ['secret', project.secrets],
      ['config', project.configs],
    ] as const) {
      for (const { key, file, keyRange, range } of resources) {
        if (used.has(`${what} ${key}`) || (what === 'network' && key === 'default')) continue;
        yield { messageId: 'unused', args: { what, key }, file, range: keyRange ?? range };
      }
    }
  },
});

function collectUses({ services }: ComposeProject): ReadonlySet<string> {
  const used = new Set<string>();
  for (const service of services) {
    for (const { source } of service.volumes) if (source !== undefined) used.add(`volume ${source}`);
    for (const { key } of service.networks) used.add(`network ${key}`);
    for (const { key } of service.secrets) used.add(`secret ${key}`);
    for (const { key } of service.configs) used.add(`config ${key}`);
    for (const item of getItems(service.node, 'build', 'secrets')) {
      used.add(`secret ${textOf(item) ?? textOf(getAt(item, 'source'))}`);
    }
    const network = textOf(getAt(service.node, 'build', 'network'));
    if (network !== undefined) used.add(`network ${network}`);
    // A name in which a variable is unknown may be any of them.
    for (const { node, unknown } of service.volumes) {
      if (unknown && node.kind === 'scalar') for (const name of namesOf(services)) used.add(`volume ${name}`);
    }
  }
  return used;
}

function namesOf(services: ComposeProject['services']): readonly string[] {
  return services.flatMap(({ volumes }) =>
    volumes.flatMap(({ source }) => (source === undefined ? [] : [source])),
  );
}
