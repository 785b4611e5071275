import { defineRule } from '../define-rule.js';
import { createOnce, milder } from '../compose-shared/service-place.js';

export default defineRule({
  id: 'compose/seccomp-unconfined',
  aliases: ['kics:default_seccomp_profile_disabled'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service turns off the filter of system calls.',
    why: 'The filter keeps forty-odd calls from the kernel that ordinary programs do not need and that break-outs use.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    security_opt:\n      - seccomp:unconfined',
    good: 'services:\n  web:\n    image: nginx:1.29\n    security_opt:\n      - no-new-privileges:true',
    refs: ['https://docs.docker.com/engine/security/seccomp/'],
  },
  messages: { off: (a: { service: string }) => `${a.service} runs without the filter of system calls` },
  *check(model) {
    const once = createOnce();
    for (const service of model.project.services) {
      for (const option of service.securityOpt) {
        if (!/(?:^|:)seccomp[:=]unconfined$/.test(option.value) || !once(option)) continue;
        yield {
          messageId: 'off',
          args: { service: service.name },
          file: option.file,
          range: option.range,
          severity: milder(model, 'warning'),
        };
      }
    }
  },
});
