import { getOwnRange } from '../compose-shared/edits-ranges.js';
import {
  compareNames,
  findDisorder,
  ownKeys,
  reorder,
  styledServices,
} from '../compose-shared/edits-restyle.js';
import { defineRule } from '../define-rule.js';

/** What it is, what it needs, its data, its settings, its network, how it runs, what is told about it, its rights. */
const ORDER = [
  'image',
  'build',
  'container_name',
  'depends_on',
  'volumes',
  'volumes_from',
  'configs',
  'secrets',
  'environment',
  'env_file',
  'ports',
  'networks',
  'network_mode',
  'extra_hosts',
  'command',
  'entrypoint',
  'working_dir',
  'restart',
  'healthcheck',
  'logging',
  'labels',
  'user',
  'isolation',
];

export default defineRule({
  id: 'compose/service-key-order',
  aliases: ['dclint:service-keys-order'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'The keys of a service are in another order than image, build, depends_on, volumes, environment, ports, networks, command, restart, healthcheck, logging, labels, user, then the others by name.',
    why: 'Services of one order are read faster, and compared at a glance. The fix moves whole blocks with the comments above them.',
    bad: 'services:\n  web:\n    ports: ["80:80"]\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29\n    ports: ["80:80"]',
    refs: ['https://docs.docker.com/reference/compose-file/services/'],
  },
  messages: {
    order: (a: { service: string; key: string; before: string }) =>
      `${a.key} of ${a.service} stands after ${a.before}`,
  },
  *check(model) {
    for (const service of styledServices(model)) {
      const keys = ownKeys(service.node);
      const found = findDisorder(
        keys,
        (a, b) => rank(a) - rank(b) || (rank(a) === ORDER.length ? compareNames(a, b) : 0),
      );
      if (found === undefined) continue;
      const [key, before] = [keys[found.index]!, keys[found.index - 1]!];
      const fixes = reorder(service, found.order);
      yield {
        messageId: 'order',
        args: { service: service.name, key, before },
        file: service.file,
        range: getOwnRange(service.node, key),
        fixes,
      };
    }
  },
});

function rank(key: string): number {
  const index = ORDER.indexOf(key);
  return index === -1 ? ORDER.length : index;
}
