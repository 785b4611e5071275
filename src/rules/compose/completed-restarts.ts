import { textOf } from '../../syntax/compose/tree.js';
import { at, createOnce } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/completed-restarts',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service waits until another has ended, and that is started again whenever it ends.',
    why: 'The other runs over and over: a migration is applied without end, and what waits may never start.',
    bad: 'services:\n  api:\n    image: example/api:1.0\n    depends_on:\n      migrate:\n        condition: service_completed_successfully\n  migrate:\n    image: example/api:1.0\n    restart: always',
    good: 'services:\n  api:\n    image: example/api:1.0\n    depends_on:\n      migrate:\n        condition: service_completed_successfully\n  migrate:\n    image: example/api:1.0\n    restart: "no"',
    refs: ['https://docs.docker.com/reference/compose-file/services/#long-syntax-1'],
  },
  messages: {
    restarts: (a: { service: string; other: string }) =>
      `${a.other} waits until ${a.service} has ended, and it is started again each time`,
  },
  advice: { restarts: 'restart: "no", or on-failure' },
  *check({ project }) {
    const once = createOnce();
    const services = new Map(project.services.map((service) => [service.name, service]));
    for (const waiting of services.values()) {
      for (const { service: name, condition } of waiting.dependencies) {
        const service = services.get(name);
        if (condition !== 'service_completed_successfully' || service === undefined) continue;
        const policy = service.restart?.value ?? '';
        const deploy = at(service, 'deploy', 'restart_policy', 'condition');
        const node = /^(?:always|unless-stopped)$/.test(policy)
          ? service.restart
          : textOf(deploy) === 'any'
            ? deploy
            : undefined;
        if (node === undefined || !once(node)) continue;
        yield {
          messageId: 'restarts',
          args: { service: name, other: waiting.name },
          file: node.file,
          range: node.range,
        };
      }
    }
  },
});
