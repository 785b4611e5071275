import { createOnce } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/user-root',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service is made to run as root.',
    why: 'The image may have a user of its own; as root, a break-in can change every file of the container and of what is mounted.',
    bad: 'services:\n  web:\n    image: example/web:1.0\n    user: root',
    good: 'services:\n  web:\n    image: example/web:1.0\n    user: "1000:1000"',
    refs: ['https://docs.docker.com/reference/compose-file/services/#user'],
  },
  messages: { root: (a: { service: string }) => `${a.service} is made to run as root` },
  applies: (model) => !model.isDevelopment,
  *check({ project }) {
    const once = createOnce();
    for (const { name, user } of project.services) {
      if (!user || !/^(?:root|0)(?::|$)/.test(user.value ?? '') || user.text.interpolated || !once(user))
        continue;
      yield { messageId: 'root', args: { service: name }, file: user.file, range: user.range };
    }
  },
});
