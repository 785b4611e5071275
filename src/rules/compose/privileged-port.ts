import { createOnce } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/privileged-port',
  aliases: ['kics:privileged_ports_mapped_in_container'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A service is published on, or listens on, a port below 1024.',
    why: 'To listen there a program needs a right that it otherwise does without. Right for a web server; off by default.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "80:80"',
    good: 'services:\n  web:\n    image: nginxinc/nginx-unprivileged:1.29\n    ports:\n      - "8080:8080"',
    refs: ['https://www.cisecurity.org/benchmark/docker'],
  },
  messages: { low: (a: { service: string; port: number }) => `${a.service} uses port ${a.port}, below 1024` },
  *check({ project }) {
    const once = createOnce();
    for (const service of project.services) {
      if (service.capDrop.some(({ value }) => /^(?:CAP_)?NET_BIND_SERVICE$/i.test(value))) continue;
      for (const port of service.ports) {
        const low = [port.target?.from, port.published?.from].find(
          (one) => one !== undefined && one > 0 && one < 1024,
        );
        if (low === undefined || !once(port)) continue;
        yield {
          messageId: 'low',
          args: { service: service.name, port: low },
          file: port.file,
          range: port.range,
        };
      }
    }
  },
});
