import { getList } from '../../syntax/compose/tree.js';
import { defineRule } from '../define-rule.js';
import { at, createOnce, judgedServices, placeOf, placeOfKey } from '../compose-shared/service-place.js';

export default defineRule({
  id: 'compose/capabilities-kept',
  aliases: ['kics:container_capabilities_unrestricted'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A service gives up none of the capabilities that Docker gives it, or takes more.',
    why: 'Most programs need none of the fourteen; each one is something that a break-in can use.',
    bad: 'services:\n  web:\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29\n    cap_drop:\n      - ALL',
    refs: ['https://docs.docker.com/reference/compose-file/services/#cap_drop'],
  },
  messages: {
    kept: (a: { service: string }) => `${a.service} gives up none of its capabilities`,
    added: (a: { service: string }) => `${a.service} takes capabilities besides those that Docker gives`,
  },
  advice: { kept: 'cap_drop: [ALL], and cap_add for what it then misses' },
  *check(model) {
    const once = createOnce();
    for (const service of judgedServices(model)) {
      const added = at(service, 'cap_add');
      const args = { service: service.name };
      if (added && getList(added).length > 0 && once(added))
        yield { messageId: 'added', args, ...placeOfKey(added) };
      if (getList(at(service, 'cap_drop')).length === 0)
        yield { messageId: 'kept', args, ...placeOf(service) };
    }
  },
});
