import { addQuotes } from '../compose-shared/edits-quotes.js';
import { childOf, styledServices } from '../compose-shared/edits-restyle.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/port-quotes',
  aliases: ['dclint:require-quotes-in-ports'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'A port under `ports` or `expose` is written without quotes.',
    why: 'Readers of YAML 1.1 take some of them for numbers to the base of 60 (`compose/port-base-60` reports those); with quotes all are read alike.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - 8080:80',
    good: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "8080:80"',
    refs: ['https://docs.docker.com/reference/compose-file/services/#short-syntax-3'],
  },
  messages: {
    plain: (a: { service: string; key: string }) => `an item under ${a.key} of ${a.service} has no quotes`,
  },
  *check(model) {
    for (const service of styledServices(model)) {
      for (const key of ['ports', 'expose']) {
        const list = childOf(service, key);
        if (list?.node.kind !== 'seq') continue;
        for (const [index, item] of list.node.items.entries()) {
          if (item.kind !== 'scalar' || item.style !== 'plain' || item.through || item.source === '')
            continue;
          const fixes = addQuotes(list, index, item);
          yield {
            messageId: 'plain',
            args: { service: service.name, key },
            file: service.file,
            range: item.range,
            fixes,
          };
        }
      }
    }
  },
});
