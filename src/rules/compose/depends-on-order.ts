import { getOwnRange } from '../compose-shared/edits-ranges.js';
import {
  childOf,
  compareNames,
  findDisorder,
  ownKeys,
  reorder,
  styledServices,
} from '../compose-shared/edits-restyle.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/depends-on-order',
  aliases: ['dclint:service-dependencies-alphabetical-order'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'The names under `depends_on` are not in the order of the alphabet.',
    why: 'Their order means nothing to Compose; in one order they are compared at a glance.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    depends_on:\n      - db\n      - cache\n  cache:\n    image: redis:8\n  db:\n    image: postgres:17',
    good: 'services:\n  web:\n    image: nginx:1.29\n    depends_on:\n      - cache\n      - db\n  cache:\n    image: redis:8\n  db:\n    image: postgres:17',
    refs: ['https://docs.docker.com/reference/compose-file/services/#depends_on'],
  },
  messages: { order: (a: { service: string }) => `depends_on of ${a.service} is not in order` },
  *check(model) {
    for (const service of styledServices(model)) {
      const list = childOf(service, 'depends_on');
      if (list === undefined || list.node.kind === 'scalar') continue;
      const names =
        list.node.kind === 'seq'
          ? list.node.items.map((item) => (item.kind === 'scalar' ? String(item.value) : ''))
          : ownKeys(list.node);
      const found = findDisorder(names, compareNames);
      if (found === undefined) continue;
      const range = getOwnRange(service.node, 'depends_on');
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
