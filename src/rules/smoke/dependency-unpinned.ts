import type { Manifest } from '../../models/backend.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'smoke/dependency-unpinned',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'What production installs has no exact version, and no lock file holds one.',
    why: 'The image that is built tomorrow is another program than the one that was tested today.',
    bad: 'requirements.txt: fastapi>=0.100',
    good: 'requirements.txt: fastapi==0.118.0   # or a lock file beside it',
  },
  messages: {
    unpinned: ({ count, total, first }: { count: number; total: number; first: string }) =>
      count === 1
        ? `${first} has no exact version, and no lock file holds one`
        : `${count} of ${total} distributions have no exact version (${first} is the first), and no lock file holds one`,
  },
  advice: { unpinned: 'commit a lock file (uv lock, pip-compile, npm install --package-lock-only)' },
  applies: ({ manifests }) => manifests.some(isForProduction),
  *check({ manifests, locks, folder, entryPoints }) {
    for (const manifest of manifests) {
      const isOwn = manifest.path.startsWith(folder);
      if (!isOwn || !isForProduction(manifest) || locks.some((lock) => lock.manifest === manifest.path))
        continue;
      // Compiled ones are the lock; a library is not installed from its own file.
      if (manifest.kind === 'setup' || manifest.path.endsWith('.in')) continue;
      // The manifest of a library names ranges on purpose; one that an image starts is a program's.
      if (manifest.kind !== 'requirements' && entryPoints.length === 0) continue;
      const main = manifest.requirements.filter(({ group }) => group === 'main');
      const open = main.filter(({ pin }) => pin === 'none' || pin === 'range');
      const [first] = open;
      if (!first) continue;
      yield {
        messageId: 'unpinned',
        args: { count: open.length, total: main.length, first: first.name },
        file: manifest.path,
        range: first.range,
        subject: manifest.path,
      };
    }
  },
});

function isForProduction({ requirements }: Manifest): boolean {
  return requirements.some(({ group }) => group === 'main');
}
