import { createOnce } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/container-name-fixed',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A service has a container name of its own.',
    why: 'It cannot be scaled, and a second copy of the project on the same machine does not start.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    container_name: web',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
  },
  messages: {
    fixed: (a: { service: string }) => `${a.service} can run only once: its container has a fixed name`,
  },
  *check({ project }) {
    const once = createOnce();
    for (const { name, containerName } of project.services) {
      if (!containerName || !once(containerName)) continue;
      yield {
        messageId: 'fixed',
        args: { service: name },
        file: containerName.file,
        range: containerName.range,
      };
    }
  },
});
