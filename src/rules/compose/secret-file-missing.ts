import { resolveInside } from '../../syntax/compose/paths.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/secret-file-missing',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The file of a secret or config does not exist.',
    why: 'Compose cannot start the services that use it: "bind source path does not exist". A secret is left out of repositories on purpose, so for it this is a reminder.',
    bad: 'services:\n  web:\n    image: nginx:1.29\nconfigs:\n  site:\n    file: ./stie.conf',
    good: 'services:\n  web:\n    image: nginx:1.29\nconfigs:\n  site:\n    file: ./site.conf',
    refs: ['https://docs.docker.com/reference/compose-file/secrets/'],
  },
  messages: {
    secret: (a: { key: string; path: string }) => `${a.path}, the file of the secret "${a.key}", is not here`,
    config: (a: { key: string; path: string }) =>
      `${a.path}, the file of the config "${a.key}", does not exist`,
  },
  advice: { secret: 'make it before the first start' },
  *check(model) {
    const { files, directory, secrets, configs } = model.project;
    for (const [messageId, resources] of [
      ['secret', secrets],
      ['config', configs],
    ] as const) {
      for (const { key, filePath, file } of resources) {
        if (filePath?.value === undefined) continue;
        const folder = files.find((other) => other.path === file)?.directory ?? directory;
        const path = resolveInside(folder, filePath.value);
        if (path === undefined || model.pathKind(path) !== 'missing') continue;
        const severity = messageId === 'secret' ? ('info' as const) : ('warning' as const);
        yield { messageId, args: { key, path }, file: filePath.file, range: filePath.range, severity };
      }
    }
  },
});
