import { getOwnRange } from '../compose-shared/edits-ranges.js';
import {
  childOf,
  compareNames,
  findDisorder,
  ownKeys,
  reorder,
  styledFiles,
} from '../compose-shared/edits-restyle.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/services-order',
  aliases: ['dclint:services-alphabetical-order'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'Services are not in the order of the alphabet.',
    why: 'In a long file they are found faster. The fix moves whole blocks with the comments above them.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n  db:\n    image: postgres:17',
    good: 'services:\n  db:\n    image: postgres:17\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/services/'],
  },
  messages: { order: (a: { service: string; before: string }) => `${a.service} stands after ${a.before}` },
  *check(model) {
    for (const file of styledFiles(model)) {
      const services = childOf(file, 'services');
      if (services === undefined) continue;
      const keys = ownKeys(services.node);
      const found = findDisorder(keys, compareNames);
      if (found === undefined) continue;
      const [service, before] = [keys[found.index]!, keys[found.index - 1]!];
      yield {
        messageId: 'order',
        args: { service, before },
        file: file.file,
        range: getOwnRange(services.node, service),
        fixes: reorder(services, found.order),
      };
    }
  },
});
