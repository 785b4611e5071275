import { isNull } from '../../syntax/compose/tree.js';
import { storesOf } from '../compose-shared/images-service.js';
import { at, placeOf } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/stop-grace',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A database has ten seconds to stop, which is the default.',
    why: 'What it has not written by then is cut off, and the next start takes a recovery. Matters with much data; off by default.',
    bad: 'services:\n  db:\n    image: postgres:17',
    good: 'services:\n  db:\n    image: postgres:17\n    stop_grace_period: 1m',
    refs: ['https://docs.docker.com/reference/compose-file/services/#stop_grace_period'],
  },
  messages: { short: (a: { service: string }) => `${a.service} has ten seconds to write its data and stop` },
  *check(model) {
    for (const { service, image } of storesOf(model)) {
      if (!image.known.keeps || service.node.incomplete || !isNull(at(service, 'stop_grace_period')))
        continue;
      yield { messageId: 'short', args: { service: service.name }, ...placeOf(service) };
    }
  },
});
