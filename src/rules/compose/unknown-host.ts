import { findNearest } from '../../core/nearest.js';
import { suggest } from '../compose-shared/problems.js';
import { findHostUses } from '../compose-shared/references-hosts.js';
import { imagePorts } from '../compose-shared/references-ports.js';
import { createHostFinder, isPlainHost } from '../compose-shared/references-reach.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/unknown-host',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A variable, an nginx upstream or a Prometheus target names a host that no service of the project has.',
    why: 'A name without dots is known only to the name service of the project: the connection fails with "Name or service not known", and nginx does not even start ("host not found in upstream").',
    bad: 'services:\n  web:\n    image: example/web:1.0\n    environment:\n      DATABASE_URL: postgresql://app@postgres:5432/app\n  db:\n    image: postgres:17',
    good: 'services:\n  web:\n    image: example/web:1.0\n    environment:\n      DATABASE_URL: postgresql://app@db:5432/app\n  db:\n    image: postgres:17',
    refs: ['https://docs.docker.com/compose/how-tos/networking/'],
  },
  messages: {
    variable: (a: { service: string; host: string; where: string; meant: string | null }) =>
      `${a.where} of ${a.service} names the host "${a.host}", and there is no such service${suggest(a.meant)}`,
    nginx: (a: { service: string; host: string; meant: string | null }) =>
      `nginx in ${a.service} passes requests to "${a.host}", and there is no such service${suggest(a.meant)}`,
    prometheus: (a: { service: string; host: string; meant: string | null }) =>
      `${a.service} scrapes "${a.host}", and there is no such service${suggest(a.meant)}`,
  },
  *check(model) {
    const findHost = createHostFinder(model.project);
    const seen = new Set<string>();
    for (const { service, host, port, file, range, where, from, isBackend } of findHostUses(model)) {
      if (!isPlainHost(host) || host.toLowerCase() === 'localhost') continue;
      // A database that names itself is spoken to by others.
      if (port !== undefined && imagePorts(service).includes(port)) continue;
      const reach = findHost(service, host);
      const place = `${file} ${range.start}`;
      if (reach.kind !== 'nobody' || seen.has(place)) continue;
      seen.add(place);
      const meant = findNearest(host, reach.names) ?? reach.names.find((name) => isPart(host, name)) ?? null;
      const args = { service: service.name, host, meant };
      const severity = isBackend ? undefined : ('warning' as const);
      const at = { file, range, ...(severity && { severity }), subject: `${service.name} ${where} ${host}` };
      if (from === 'environment') yield { messageId: 'variable', args: { ...args, where }, ...at };
      else yield { messageId: from, args, ...at };
    }
  },
});

/** `postgres` for `app-postgres`: a part of the name that stands by itself. */
function isPart(host: string, name: string): boolean {
  return host.length > 2 && name.split(/[-_]/).includes(host);
}
