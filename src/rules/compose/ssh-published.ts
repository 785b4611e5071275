import { createOnce, milder } from '../compose-shared/service-place.js';
import { holdsAny, reachOf } from '../compose-shared/service-ports.js';
import { defineRule } from '../define-rule.js';

/** Programs for which SSH is the service: repositories, file transfer, jump hosts. */
const SERVES_SSH = /git|gogs|forgejo|gerrit|sftp|ssh|bastion|teleport|soft-serve|rsync|borg/i;

export default defineRule({
  id: 'compose/ssh-published',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service publishes SSH on every address of the host.',
    why: 'A second way in, with accounts of its own, that updates of the host do not reach. `docker compose exec` gives a shell without it.',
    bad: 'services:\n  web:\n    image: example/web:1.0\n    ports:\n      - "2222:22"',
    good: 'services:\n  web:\n    image: example/web:1.0\n    ports:\n      - "8080:8080"',
    refs: ['https://docs.docker.com/reference/cli/docker/compose/exec/'],
  },
  messages: { ssh: (a: { service: string }) => `${a.service} publishes SSH on every address of the host` },
  *check(model) {
    const once = createOnce();
    for (const service of model.project.services) {
      if (SERVES_SSH.test(`${service.image?.value ?? ''} ${service.name}`)) continue;
      for (const port of service.ports) {
        if (!holdsAny(port, [22]) || port.target?.from !== port.target?.to || reachOf(port) !== 'everywhere')
          continue;
        if (!once(port)) continue;
        const severity = milder(model, 'warning');
        yield {
          messageId: 'ssh',
          args: { service: service.name },
          file: port.file,
          range: port.range,
          severity,
        };
      }
    }
  },
});
