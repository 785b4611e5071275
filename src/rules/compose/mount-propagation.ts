import { getAt, textOf } from '../../syntax/compose/tree.js';
import { createOnce } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

const MODES = ['shared', 'rshared', 'slave', 'rslave'];

export default defineRule({
  id: 'compose/mount-propagation',
  aliases: ['kics:volume_mounted_in_multiple_containers'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A mount passes on what is mounted below it: out of the container (`shared`), or into it (`slave`).',
    why: 'With `shared`, what the container mounts shows up on the host and in other containers.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - type: bind\n        source: ./data\n        target: /data\n        bind:\n          propagation: rshared',
    good: 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./data:/data',
    refs: ['https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation'],
  },
  messages: {
    passes: (a: { service: string; mode: string }) =>
      `what ${a.service} mounts there is passed on (${a.mode})`,
    follows: (a: { service: string; mode: string }) =>
      `what the host mounts there shows up in ${a.service} (${a.mode})`,
  },
  *check({ project }) {
    const once = createOnce();
    for (const service of project.services) {
      for (const mount of service.volumes) {
        const node = getAt(mount.node, 'bind', 'propagation');
        const mode = MODES.find((one) => one === textOf(node) || mount.options.includes(one));
        if (mode === undefined || !once(mount)) continue;
        const { file, range } = node ?? mount;
        // A watcher of the host is told to use rslave by its own manual.
        const follows = mode.endsWith('slave');
        const severity = follows ? ('info' as const) : ('warning' as const);
        yield {
          messageId: follows ? 'follows' : 'passes',
          args: { service: service.name, mode },
          file,
          range,
          severity,
        };
      }
    }
  },
});
