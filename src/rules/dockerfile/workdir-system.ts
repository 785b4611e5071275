import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

const SYSTEM = /^\/(?:proc|sys|dev|boot|bin|sbin|lib(?:32|64|x32)?|etc|usr(?:\/(?:bin|sbin|lib))?)\/?$/;

export default defineRule({
  id: 'dockerfile/workdir-system',
  aliases: ['DS-0030'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'WORKDIR is a folder of the system: /proc, /sys, /dev, /etc, /bin and the like.',
    why: 'Files of the application mix with those of the system; a volume or a copy over it breaks the container. Under /proc it opens a way to the host (CVE-2024-21626).',
    bad: 'FROM debian:13-slim\nWORKDIR /etc',
    good: 'FROM debian:13-slim\nWORKDIR /srv',
    refs: ['https://nvd.nist.gov/vuln/detail/CVE-2024-21626'],
  },
  messages: { system: (a: { path: string }) => `${a.path} belongs to the system` },
  *check(model) {
    for (const { value } of instructionsOf(model, 'workdir')) {
      const path = value?.literal?.replace(/^["']|["']$/g, '');
      if (!value || path === undefined) continue;
      if (SYSTEM.test(path) || /^\/proc\//.test(path))
        yield {
          messageId: 'system',
          args: { path: `/${path.split('/')[1]}` },
          range: value.range,
          ...(path.startsWith('/proc/') ? { severity: 'error' as const } : {}),
        };
    }
  },
});
