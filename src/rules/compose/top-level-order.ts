import {
  compareNames,
  findDisorder,
  ownKeys,
  reorder,
  styledFiles,
} from '../compose-shared/edits-restyle.js';
import { getOwnRange } from '../compose-shared/edits-ranges.js';
import { defineRule } from '../define-rule.js';

const ORDER = [
  'version',
  'name',
  'include',
  'services',
  'models',
  'networks',
  'volumes',
  'secrets',
  'configs',
];

export default defineRule({
  id: 'compose/top-level-order',
  aliases: ['dclint:top-level-properties-order'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'The top level of a compose file is in another order than x-…, name, include, services, networks, volumes, secrets, configs.',
    why: 'Files of one order are read faster. The fix moves whole blocks with the comments above them.',
    bad: 'volumes:\n  data:\nservices:\n  web:\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29\nvolumes:\n  data:',
    refs: ['https://docs.docker.com/reference/compose-file/'],
  },
  messages: { order: (a: { key: string; before: string }) => `${a.key} stands after ${a.before}` },
  *check(model) {
    for (const file of styledFiles(model)) {
      const keys = ownKeys(file.node);
      const found = findDisorder(
        keys,
        (a, b) => rank(a) - rank(b) || (a.startsWith('x-') ? compareNames(a, b) : 0),
      );
      if (found === undefined) continue;
      const [key, before] = [keys[found.index]!, keys[found.index - 1]!];
      const range = getOwnRange(file.node, key);
      yield {
        messageId: 'order',
        args: { key, before },
        file: file.file,
        range,
        fixes: reorder(file, found.order),
      };
    }
  },
});

function rank(key: string): number {
  if (key.startsWith('x-')) return -1;
  const index = ORDER.indexOf(key);
  return index === -1 ? ORDER.length : index;
}
