import { defineRule } from '../define-rule.js';
import { createOnce } from '../compose-shared/service-place.js';

export default defineRule({
  id: 'compose/confinement-off',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service turns off AppArmor, SELinux or the hiding of system paths.',
    why: 'They are the last bound that a program inside a container meets on its way out.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    security_opt:\n      - apparmor:unconfined',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/engine/security/apparmor/'],
  },
  messages: { off: (a: { service: string; what: string }) => `${a.service} runs without ${a.what}` },
  *check({ project }) {
    const once = createOnce();
    for (const service of project.services) {
      for (const option of service.securityOpt) {
        const what = /^apparmor[:=]unconfined$/.test(option.value)
          ? 'AppArmor'
          : /^label[:=]disable$/.test(option.value)
            ? 'SELinux'
            : /^systempaths[:=]unconfined$/.test(option.value)
              ? 'hidden system paths'
              : undefined;
        if (what === undefined || !once(option)) continue;
        yield {
          messageId: 'off',
          args: { service: service.name, what },
          file: option.file,
          range: option.range,
        };
      }
    }
  },
});
