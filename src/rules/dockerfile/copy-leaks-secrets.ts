import type { DockerfileModel } from '../../models/dockerfile.js';
import { createIgnoreMatcher } from '../../syntax/dockerignore/match.js';
import { defineRule } from '../define-rule.js';
import { findWholeCopies } from '../dockerfile-shared/copy-whole.js';
import { secretKindOf } from '../dockerfile-shared/secret-files.js';

const FOLDERS = ['node_modules', '.venv', 'venv'];

export default defineRule({
  id: 'dockerfile/copy-leaks-secrets',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A whole folder is copied, and .dockerignore (judged as Docker does, exceptions included) lets secrets, .git or dependency folders through.',
    why: 'Keys and the whole history of the code travel with the image to whoever can pull it; dependencies of another system overwrite those that were installed.',
    bad: '# .dockerignore: node_modules\nFROM python:3.13-slim\nCOPY . /srv/\n# beside it: .env',
    good: '# .dockerignore: node_modules, .git, **/.env*\nFROM python:3.13-slim\nCOPY . /srv/\n# beside it: .env',
    refs: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  },
  messages: {
    secrets: (a: { files: readonly string[]; more: number }) =>
      `this takes ${a.files.join(', ')}${a.more > 0 ? ` and ${a.more} more` : ''} into the image`,
    'would-leak': (a: { file: string }) =>
      `this would take ${a.file} into the image wherever one lies in the folder: .dockerignore lets it through`,
    git: (_: Record<string, never>) =>
      'this takes .git into the image: the whole history, and whatever was ever committed',
    dependencies: (a: { folder: string }) =>
      `this takes ${a.folder} of the machine that builds over what is installed in the image`,
  },
  advice: {
    secrets: 'name them in .dockerignore; **/.env* also covers folders below',
    'would-leak': 'add **/.env* to .dockerignore',
    git: 'add .git to .dockerignore',
    dependencies: (a: { folder: string }) => `add **/${a.folder} to .dockerignore`,
  },
  applies: ({ context }) => context !== undefined,
  *check(model) {
    const copy = findWholeCopies(model).find(({ shipped }) => shipped);
    const { context } = model;
    if (!copy || !context || model.isDevelopment) return;
    const { decide } = createIgnoreMatcher(context.ignore ?? { patterns: [] });
    const passes = (path: string) => path.startsWith(copy.folder) && !decide(path).ignored;
    const { range } = copy;

    const secrets = context.files.filter((path) => secretKindOf(path) !== undefined && passes(path));
    if (secrets.length > 0) {
      yield {
        messageId: 'secrets',
        args: { files: secrets.slice(0, 3), more: Math.max(0, secrets.length - 3) },
        range,
        subject: 'secrets',
      };
    } else if (context.ignore) {
      const file = expectedEnvFile(model, copy.folder);
      if (file !== undefined && passes(file))
        yield { messageId: 'would-leak', args: { file }, range, severity: 'warning' };
    }
    if (context.ignore === undefined) return;
    if (context.folders.includes('.git') && copy.folder === '' && passes('.git/config')) {
      yield { messageId: 'git', args: {}, range, severity: 'warning' };
    }
    for (const name of FOLDERS) {
      const found = context.folders.find((path) => path.split('/').at(-1) === name && passes(`${path}/x`));
      if (found) yield { messageId: 'dependencies', args: { folder: found }, range, severity: 'warning' };
    }
  },
});

/** A template of an env file tells that people put the real one beside it. */
function expectedEnvFile({ context }: DockerfileModel, folder: string): string | undefined {
  const template = context?.files.find(
    (path) => path.startsWith(folder) && /(?:^|\/)\.env[._-](?:example|template|sample|dist)$/.test(path),
  );
  return template?.replace(/(?<=\.env)[._-][a-z]+$/, '');
}
