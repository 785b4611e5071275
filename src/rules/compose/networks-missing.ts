import { isNull } from '../../syntax/compose/tree.js';
import { at, judgedServices, placeOf } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/networks-missing',
  aliases: ['kics:networks_not_set'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A service names no network, so it is on the one that all share.',
    why: 'Every service reaches every other. `compose/datastore-network` tells where that matters; this one is off by default.',
    bad: 'services:\n  web:\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29\n    networks: [front]\nnetworks:\n  front:',
    refs: ['https://docs.docker.com/compose/how-tos/networking/'],
  },
  messages: { absent: (a: { service: string }) => `${a.service} names no network` },
  *check(model) {
    for (const service of judgedServices(model)) {
      if (!isNull(at(service, 'networks')) || service.networkMode !== undefined) continue;
      yield { messageId: 'absent', args: { service: service.name }, ...placeOf(service) };
    }
  },
});
