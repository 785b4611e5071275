import type { ComposePort, ComposeService } from '../../syntax/compose/types.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/duplicate-port',
  aliases: ['dclint:no-duplicate-exported-ports'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Two services publish the same port of the host, or one service does it for several containers.',
    why: 'The second container does not start: "Bind for 0.0.0.0:… failed: port is already allocated".',
    bad: 'services:\n  a:\n    image: nginx:1.29\n    ports: ["8080:80"]\n  b:\n    image: nginx:1.29\n    ports: ["8080:80"]',
    good: 'services:\n  a:\n    image: nginx:1.29\n    ports: ["8080:80"]\n  b:\n    image: nginx:1.29\n    ports: ["8081:80"]',
    refs: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  },
  messages: {
    taken: (a: { service: string; other: string; port: number }) =>
      `${a.service} publishes port ${a.port}, which ${a.other} publishes too`,
    again: (a: { service: string; port: number }) => `${a.service} publishes port ${a.port} twice`,
    replicas: (a: { service: string; port: number; replicas: number }) =>
      `${a.replicas} containers of ${a.service} cannot all publish port ${a.port}`,
    first: (_: Record<never, never>) => 'the first one is here',
  },
  *check({ project }) {
    const seen = new Map<string, { readonly service: ComposeService; readonly port: ComposePort }[]>();
    for (const service of project.services) {
      if (service.networkMode?.value === 'host') continue;
      for (const port of service.ports) {
        const range = fixedRange(port);
        if (range === undefined) continue;
        const { file, range: at } = port;
        if ((service.replicas ?? 1) > 1 && range.from === range.to) {
          const args = { service: service.name, port: range.from, replicas: service.replicas ?? 1 };
          yield { messageId: 'replicas', args, file, range: at };
        }
        for (let number = range.from; number <= range.to; number++) {
          const key = `${number}/${port.protocol}`;
          const others = seen.get(key) ?? [];
          const clash = others.find((other) => overlaps(other.port, port) && mayMeet(other.service, service));
          // Hundreds on one port are alternatives by their profiles: they need not all be compared with each other.
          if (others.length < 100) others.push({ service, port });
          seen.set(key, others);
          if (clash === undefined) continue;
          const related = [{ file: clash.port.file, range: clash.port.range, messageId: 'first', args: {} }];
          const same = clash.service === service;
          const optional = service.disabled || clash.service.disabled;
          yield {
            ...(same
              ? { messageId: 'again' as const, args: { service: service.name, port: number } }
              : {
                  messageId: 'taken' as const,
                  args: { service: service.name, other: clash.service.name, port: number },
                }),
            file,
            range: at,
            related,
            ...(optional && { severity: 'warning' as const }),
          };
          break;
        }
      }
    }
  },
});

/** A range that Docker may choose from is no fixed port; neither is one that is not known, or too wide to be meant. */
function fixedRange({ published, target, unknown }: ComposePort) {
  if (published === undefined || target === undefined || unknown || published.from === 0) return undefined;
  const width = published.to - published.from;
  return width === target.to - target.from && width < 1000 ? published : undefined;
}

function overlaps(one: ComposePort, two: ComposePort): boolean {
  const all = (ip: string | undefined) => ip === undefined || ip === '' || ip === '0.0.0.0' || ip === '::';
  return all(one.hostIp) || all(two.hostIp) || one.hostIp === two.hostIp;
}

/** Services of profiles that have none in common are alternatives: they are not started together. */
function mayMeet(one: ComposeService, two: ComposeService): boolean {
  if (one === two) return true;
  const names = (service: ComposeService) => service.profiles.map(({ value }) => value);
  if (one.profiles.length === 0 || two.profiles.length === 0) {
    // A variant of the same service behind a profile (`app`, `app-gpu`) replaces it.
    const [plain, optional] = one.profiles.length === 0 ? [one, two] : [two, one];
    return optional.profiles.length === 0 || !optional.name.startsWith(plain.name);
  }
  return names(one).some((name) => names(two).includes(name));
}
