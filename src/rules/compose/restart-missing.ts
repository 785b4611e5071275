import { isNull } from '../../syntax/compose/tree.js';
import { addToServices } from '../compose-shared/edits-services.js';
import { at, createOneShotTest, isWhole, judgedServices, placeOf } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/restart-missing',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'Services that run on have no restart policy. One finding for the project.',
    why: 'After a crash, and after every restart of the machine, they stay down until somebody notices.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    ports: ["80:80"]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    restart: unless-stopped\n    ports: ["80:80"]',
    refs: ['https://docs.docker.com/reference/compose-file/services/#restart'],
  },
  messages: {
    all: (_: { services: readonly string[] }) =>
      `no service is started again after a crash or a restart of the machine`,
    some: (a: { services: readonly string[] }) =>
      `${a.services.join(', ')} ${a.services.length === 1 ? 'is' : 'are'} not started again after a crash or a restart of the machine, as the others are`,
  },
  applies: (model) => !model.isDevelopment,
  *check(model) {
    const isOneShot = createOneShotTest(model);
    const services = judgedServices(model).filter(
      (service) => !isOneShot(service) && service.profiles.length === 0,
    );
    const without = services.filter(
      (service) =>
        isNull(at(service, 'restart')) &&
        isNull(at(service, 'deploy', 'restart_policy')) &&
        isNull(at(service, 'provider')),
    );
    const [first] = without;
    if (first === undefined || !isWhole(model)) return;
    const fixes = addToServices(model, without, 'restart: unless-stopped', 'restart', [
      'restart: unless-stopped',
    ]);
    const all = without.length === services.length;
    // One service that publishes nothing and is needed by none may be a task.
    if (all && services.every((service) => service.ports.length === 0)) return;
    const args = { services: without.map(({ name }) => name) };
    yield { messageId: all ? 'all' : 'some', args, ...placeOf(first), fixes, subject: 'project' };
  },
});
