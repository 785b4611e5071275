import type { ComposeService, ComposeVolumeMount } from '../../syntax/compose/types.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/shared-volume',
  aliases: ['kics:shared_volumes_between_containers'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'Two services mount the same volume or folder.',
    why: 'Each can change what the other relies on. Often wanted, and off by default.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    volumes: ["files:/files"]\n  api:\n    image: example/api:1.0\n    volumes: ["files:/files"]\nvolumes:\n  files:',
    good: 'services:\n  web:\n    image: nginx:1.29\n    volumes: ["files:/files:ro"]\n  api:\n    image: example/api:1.0\nvolumes:\n  files:',
    refs: ['https://docs.docker.com/engine/storage/volumes/'],
  },
  messages: {
    shared: (a: { service: string; other: string }) => `${a.service} and ${a.other} mount the same`,
  },
  *check({ project }) {
    const users = new Map<string, { service: ComposeService; mount: ComposeVolumeMount }[]>();
    for (const service of project.services) {
      for (const mount of service.volumes) {
        if (mount.source === undefined || mount.source === '' || mount.type === 'tmpfs') continue;
        const key = mount.hostPath ?? `${mount.type} ${mount.source}`;
        users.set(key, [...(users.get(key) ?? []), { service, mount }]);
      }
    }
    for (const all of users.values()) {
      for (const { service, mount } of all) {
        const other = all.find((one) => one.service !== service)?.service.name;
        if (other === undefined) continue;
        yield {
          messageId: 'shared',
          args: { service: service.name, other },
          file: mount.file,
          range: mount.range,
        };
      }
    }
  },
});
