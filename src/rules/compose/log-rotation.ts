import { getAt, textOf } from '../../syntax/compose/tree.js';
import { addToServices } from '../compose-shared/edits-services.js';
import { at, createOneShotTest, isWhole, judgedServices, placeOf } from '../compose-shared/service-place.js';
import type { ComposeService } from '../../syntax/compose/types.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/log-rotation',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'Services write their log with the json-file driver and no `max-size`. One finding for the project.',
    why: 'The file grows until the disk is full, and then the database stops. Nothing to do where the daemon itself is set up to rotate.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    restart: always',
    good: 'services:\n  web:\n    image: nginx:1.29\n    restart: always\n    logging:\n      driver: local',
    refs: ['https://docs.docker.com/engine/logging/configure/'],
  },
  messages: {
    grows: (a: { services: readonly string[] }) => `the log of ${a.services.join(', ')} grows without bound`,
  },
  advice: {
    grows: 'logging: {driver: local}, which rotates, or max-size and max-file; or set it in daemon.json',
  },
  applies: (model) => !model.isDevelopment,
  *check(model) {
    const isOneShot = createOneShotTest(model);
    const services = judgedServices(model).filter(
      (service) => !isOneShot(service) && service.profiles.length === 0,
    );
    const growing = services.filter(grows);
    const [first] = growing;
    if (first === undefined || !isWhole(model)) return;
    // Said where the project is set up to run on: the others are not there long enough.
    if (!growing.some(({ restart }) => /^(?:always|unless-stopped)$/.test(restart?.value ?? ''))) return;
    const plain = growing.filter((service) => at(service, 'logging') === undefined);
    const lines = [
      'logging:',
      '  driver: json-file',
      '  options:',
      '    max-size: "10m"',
      '    max-file: "3"',
    ];
    const fixes = addToServices(model, plain, 'keep three files of 10 MB', 'logging', lines);
    yield {
      messageId: 'grows',
      args: { services: growing.map(({ name }) => name) },
      ...placeOf(first),
      fixes,
      subject: 'project',
    };
  },
});

function grows(service: ComposeService): boolean {
  const logging = at(service, 'logging');
  if (logging === undefined) return true;
  const driver = textOf(getAt(logging, 'driver')) ?? 'json-file';
  if (driver !== 'json-file') return false;
  return getAt(logging, 'options', 'max-size') === undefined;
}
