import { defineRule } from '../define-rule.js';
import { createOnce, placeOfValue } from '../compose-shared/service-place.js';

/** Images that run containers themselves: without the right they do nothing. */
const NEEDS_IT = /(?:^|\/)(?:docker(?::[\w.]*dind|:dind)|dind|k3s|kind|buildkit|sysbox|cadvisor)|dind/;

export default defineRule({
  id: 'compose/privileged',
  aliases: ['kics:privileged_containers_enabled'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service runs privileged.',
    why: 'The container has every right on the host: whoever breaks into the service owns the machine and all that runs on it.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    privileged: true',
    good: 'services:\n  web:\n    image: nginx:1.29\n    cap_add: [NET_BIND_SERVICE]',
    refs: ['https://docs.docker.com/reference/compose-file/services/#privileged'],
  },
  messages: { privileged: (a: { service: string }) => `${a.service} has every right on the host` },
  advice: { privileged: 'name the devices or capabilities that it needs instead' },
  *check(model) {
    const once = createOnce();
    for (const { name, privileged, image } of model.project.services) {
      if (privileged?.value !== true || !once(privileged)) continue;
      const severity =
        model.isDevelopment || NEEDS_IT.test(image?.value ?? '') ? ('warning' as const) : ('error' as const);
      yield { messageId: 'privileged', args: { service: name }, ...placeOfValue(privileged), severity };
    }
  },
});
