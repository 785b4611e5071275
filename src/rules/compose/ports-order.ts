import { yamlAt } from '../../syntax/yaml/query.js';
import type { YamlNode } from '../../syntax/yaml/types.js';
import { parsePort } from '../../syntax/compose/values/port.js';
import { getOwnRange } from '../compose-shared/edits-ranges.js';
import { childOf, findDisorder, reorder, styledServices } from '../compose-shared/edits-restyle.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/ports-order',
  aliases: ['dclint:service-ports-alphabetical-order'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'The ports of a service are not in the order of their numbers.',
    why: 'In order, a port that is given twice is seen.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "443:443"\n      - "80:80"',
    good: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "80:80"\n      - "443:443"',
    refs: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  },
  messages: { order: (a: { service: string }) => `the ports of ${a.service} are not in order` },
  *check(model) {
    for (const service of styledServices(model)) {
      const list = childOf(service, 'ports');
      if (list?.node.kind !== 'seq') continue;
      const ports = list.node.items.map(numberOf);
      // A variable has no number to sort by.
      if (ports.includes(undefined)) continue;
      const found = findDisorder(ports as number[], (a, b) => a - b);
      if (found === undefined) continue;
      const range = getOwnRange(service.node, 'ports');
      yield {
        messageId: 'order',
        args: { service: service.name },
        file: service.file,
        range,
        fixes: reorder(list, found.order),
      };
    }
  },
});

function numberOf(item: YamlNode): number | undefined {
  if (item.kind === 'map') {
    const node = yamlAt(item, 'published') ?? yamlAt(item, 'target');
    const number = node?.kind === 'scalar' ? Number.parseInt(String(node.value), 10) : Number.NaN;
    return Number.isNaN(number) ? undefined : number;
  }
  if (item.kind !== 'scalar') return undefined;
  const port = parsePort(String(item.value));
  return typeof port === 'string' ? undefined : (port.published?.from ?? port.target.from);
}
