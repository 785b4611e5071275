import { createOneShotTest, isWhole, judgedServices, placeOf } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/limits-missing',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Services have no memory limit. One finding for the project.',
    why: 'The first service with a leak takes the machine down, and the kernel picks what it ends: most often the database. `compose/memory-limit` and `compose/cpu-limit` tell service by service.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n  db:\n    image: postgres:17',
    good: 'services:\n  web:\n    image: nginx:1.29\n    mem_limit: 256m\n  db:\n    image: postgres:17\n    mem_limit: 1g',
    refs: ['https://docs.docker.com/reference/compose-file/deploy/#memory'],
  },
  messages: {
    none: (_: { count: number }) => 'no service that runs by default has a memory limit',
    some: (a: { services: readonly string[] }) =>
      `${a.services.join(', ')} ${a.services.length === 1 ? 'has' : 'have'} no memory limit, as the others have`,
  },
  applies: (model) => !model.isDevelopment,
  *check(model) {
    const isOneShot = createOneShotTest(model);
    const services = judgedServices(model).filter(
      (service) => !isOneShot(service) && service.profiles.length === 0,
    );
    const without = services.filter(({ memoryLimit }) => memoryLimit === undefined);
    const [first] = without;
    if (first === undefined || services.length < 2 || !isWhole(model)) return;
    const common = { ...placeOf(first), subject: 'project' };
    if (without.length === services.length)
      yield { messageId: 'none', args: { count: services.length }, ...common };
    else
      yield {
        messageId: 'some',
        args: { services: without.map(({ name }) => name) },
        ...common,
        severity: 'warning',
      };
  },
});
