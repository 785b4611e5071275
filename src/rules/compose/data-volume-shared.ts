import type { ComposeVolumeMount } from '../../syntax/compose/types.js';
import { storesOf } from '../compose-shared/images-service.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/data-volume-shared',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Two database servers have the same volume for their data.',
    why: 'Each takes the files for its own: the data is damaged, or the second does not start.',
    bad: 'services:\n  one:\n    image: postgres:17\n    volumes: ["data:/var/lib/postgresql/data"]\n  two:\n    image: postgres:17\n    volumes: ["data:/var/lib/postgresql/data"]\nvolumes:\n  data:',
    good: 'services:\n  one:\n    image: postgres:17\n    volumes: ["one:/var/lib/postgresql/data"]\n  two:\n    image: postgres:17\n    volumes: ["two:/var/lib/postgresql/data"]\nvolumes:\n  one:\n  two:',
    refs: ['https://docs.docker.com/engine/storage/volumes/'],
  },
  messages: {
    shared: (a: { service: string; other: string; volume: string }) =>
      `${a.service} and ${a.other} have their data in the same volume ${a.volume}`,
  },
  *check(model) {
    const users = new Map<string, { name: string; mount: ComposeVolumeMount; profiles: readonly string[] }>();
    for (const { service, image } of storesOf(model)) {
      if (!image.known.keeps) continue;
      for (const mount of service.volumes) {
        if (mount.type !== 'volume' || mount.source === undefined || mount.readOnly === true) continue;
        if (!image.known.data.some(({ path }) => path === mount.target)) continue;
        const first = users.get(mount.source);
        const profiles = service.profiles.map(({ value }) => value);
        if (first === undefined) users.set(mount.source, { name: service.name, mount, profiles });
        // Two profiles that exclude each other may well share.
        else if (
          first.profiles.length === 0 &&
          profiles.length === 0 &&
          first.mount.range.start !== mount.range.start
        ) {
          yield {
            messageId: 'shared',
            args: { service: service.name, other: first.name, volume: mount.source },
            file: mount.file,
            range: mount.range,
          };
        }
      }
    }
  },
});
