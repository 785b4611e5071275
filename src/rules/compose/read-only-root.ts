import { isNull } from '../../syntax/compose/tree.js';
import { at, judgedServices, placeOf } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/read-only-root',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A service can write to its own file system.',
    why: 'What breaks in can change the program and leave its own behind. Needs a `tmpfs` for what the program writes, and is off by default.',
    bad: 'services:\n  web:\n    image: example/web:1.0',
    good: 'services:\n  web:\n    image: example/web:1.0\n    read_only: true\n    tmpfs:\n      - /tmp',
    refs: ['https://docs.docker.com/reference/compose-file/services/#read_only'],
  },
  messages: { writable: (a: { service: string }) => `${a.service} can write to its own file system` },
  *check(model) {
    for (const service of judgedServices(model)) {
      if (
        service.readOnly?.value === true ||
        (service.readOnly === undefined && !isNull(at(service, 'read_only')))
      )
        continue;
      yield { messageId: 'writable', args: { service: service.name }, ...placeOf(service) };
    }
  },
});
