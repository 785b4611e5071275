import type { Severity } from '../../core/finding.js';
import { getAt, textOf } from '../../syntax/compose/tree.js';
import type { Origin } from '../../syntax/compose/types.js';
import { watchesHost } from '../compose-shared/service-namespaces.js';
import { defineRule } from '../define-rule.js';
import { createOnce } from '../compose-shared/service-place.js';

/** Folders of the host that hold the system, and how bad it is to write there. */
const WHOLE: Readonly<Record<string, Severity>> = {
  '/': 'error',
  '/etc': 'error',
  '/root': 'error',
  '/boot': 'error',
  '/proc': 'error',
  '/dev': 'error',
  '/sys': 'error',
  '/bin': 'error',
  '/sbin': 'error',
  '/lib': 'error',
  '/lib64': 'error',
  '/usr': 'error',
  '/var': 'error',
  '/run': 'error',
  '/home': 'warning',
  '/media': 'info',
  '/cdrom': 'info',
  '/srv': 'info',
  '/selinux': 'warning',
};
/** Files and folders below those that are worth as much. */
const WITHIN =
  /^(?:\/etc\/(?:passwd|shadow|group|sudoers|ssh|cron[\w.]*|systemd|docker|kubernetes)(?:\/|$)|\/var\/(?:lib|run)\/docker(?:\/|$)(?!containers|\.sock)|\/var\/lib\/(?:kubelet|containerd)|\/run\/(?:containerd|systemd)|\/root\/|\/home\/[^/]+$|\/proc\/(?:sys|1|kcore)|\/sys\/kernel|\/lib\/modules$)|(?:^|\/)\.(?:ssh|aws|kube|gnupg|docker)(?:\/|$)/;
export default defineRule({
  id: 'compose/sensitive-mount',
  aliases: ['kics:volume_has_sensitive_host_directory'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A folder of the host that holds its system or its keys is mounted into a service.',
    why: 'The container can read or change what the machine stands on: accounts, keys, programs that root runs.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - /etc:/host/etc',
    good: 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./web.conf:/etc/nginx/conf.d/web.conf:ro',
    refs: ['https://docs.docker.com/engine/storage/bind-mounts/'],
  },
  messages: {
    mount: (a: { service: string; path: string; writable: boolean }) =>
      `${a.service} ${a.writable ? 'can change' : 'can read'} ${a.path} of the host`,
    volume: (a: { volume: string; path: string }) => `the volume ${a.volume} is ${a.path} of the host`,
  },
  *check({ project }) {
    const once = createOnce();
    for (const service of project.services) {
      const watcher = watchesHost(service);
      for (const mount of service.volumes) {
        const found = judge(mount.source);
        if (found === undefined || (mount.type !== 'bind' && !mount.source?.startsWith('/')) || !once(mount))
          continue;
        const readOnly = mount.readOnly === true;
        const severity =
          watcher || (readOnly && found.severity !== 'error')
            ? 'info'
            : readOnly
              ? 'warning'
              : found.severity;
        const args = { service: service.name, path: found.path, writable: !readOnly };
        yield { messageId: 'mount', args, file: mount.file, range: mount.range, severity };
      }
    }
    for (const volume of project.volumes) {
      for (const key of ['device', 'mountpoint']) {
        const node = getAt(volume.node, 'driver_opts', key);
        const found = judge(textOf(node));
        if (node === undefined || found === undefined || !once(node)) continue;
        const { file, range }: Origin = node;
        yield {
          messageId: 'volume',
          args: { volume: volume.key, path: found.path },
          file,
          range,
          severity: found.severity,
        };
      }
    }
  },
});

/** Only paths of a fixed list are named; of others the kind. */
function judge(source: string | undefined): { path: string; severity: Severity } | undefined {
  if (source === undefined) return undefined;
  const path = source.length > 1 ? source.replace(/(?<!\/)\/+$/, '') || '/' : source;
  const whole = WHOLE[path.toLowerCase()];
  if (whole !== undefined) return { path, severity: whole };
  if (!WITHIN.test(path)) return undefined;
  const keys = /\.(?:ssh|aws|kube|gnupg|docker)/.exec(path);
  if (keys) return { path: `~/${keys[0]}`, severity: 'warning' };
  if (path === '/lib/modules') return { path, severity: 'info' };
  const [, first, second] = path.split('/');
  return { path: first === 'home' ? 'a home folder' : `/${first}/${second}`, severity: 'warning' };
}
