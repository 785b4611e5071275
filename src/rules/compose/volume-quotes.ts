import { dropQuotes, readsTheSame } from '../compose-shared/edits-quotes.js';
import { childOf, styledServices } from '../compose-shared/edits-restyle.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/volume-quotes',
  aliases: ['dclint:no-quotes-in-volumes'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'A volume of a service is written in quotes that it does not need.',
    why: 'Volumes are text either way; without quotes all look alike.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - "./html:/usr/share/nginx/html"',
    good: 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./html:/usr/share/nginx/html',
    refs: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  },
  messages: {
    quoted: (a: { service: string }) => `a volume of ${a.service} has quotes that it does not need`,
  },
  *check(model) {
    for (const service of styledServices(model)) {
      const list = childOf(service, 'volumes');
      if (list?.node.kind !== 'seq') continue;
      for (const [index, item] of list.node.items.entries()) {
        if (item.kind !== 'scalar' || item.through || !readsTheSame(item)) continue;
        const fixes = dropQuotes(list, index, item);
        yield {
          messageId: 'quoted',
          args: { service: service.name },
          file: service.file,
          range: item.range,
          fixes,
        };
      }
    }
  },
});
