import { defineRule } from '../define-rule.js';
import { listRealSecrets, listSecrets } from '../env-shared/secrets.js';

export default defineRule({
  id: 'env/in-docker-context',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A Docker build would copy an env file with secrets into an image: the Dockerfile copies its whole folder, and no .dockerignore keeps the file out.',
    why: 'Everybody who can pull the image can read the secrets, and they stay in its layers when a later step deletes the file.',
    bad: 'COPY . /app',
    good: 'a .dockerignore with the line: **/.env*',
    refs: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  },
  messages: {
    secrets: (a: { dockerfile: string; count: number }) =>
      `${a.dockerfile} copies this file into the image, with ${a.count === 1 ? 'a secret' : `${a.count} secrets`} in it`,
    file: (a: { dockerfile: string }) => `${a.dockerfile} copies this file into the image`,
  },
  advice: { secrets: 'add **/.env* to .dockerignore', file: 'add **/.env* to .dockerignore' },
  applies: ({ file }) => file.role === 'env',
  *check(model) {
    const dockerfile = model.file.copiedBy[0];
    if (dockerfile === undefined) return;
    const real = listRealSecrets(model);
    if (real.length > 0)
      yield { messageId: 'secrets', args: { dockerfile, count: real.length }, severity: 'error' };
    // Placeholders today are secrets tomorrow; a file without any is meant to be there.
    else if (listSecrets(model.file).length > 0) yield { messageId: 'file', args: { dockerfile } };
  },
});
