import { defineRule } from '../define-rule.js';
import { findWholeCopies } from '../dockerfile-shared/copy-whole.js';

export default defineRule({
  id: 'dockerfile/dockerignore-missing',
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The whole folder is copied, and there is no .dockerignore.',
    why: 'Everything in it is sent to the builder and put into the image: .git, .env, caches, dependencies. And every change of any of them makes the rest of the build start over.',
    bad: '# no .dockerignore\nFROM python:3.13-slim\nCOPY . /srv/',
    good: '# .dockerignore: .git, **/.env*, **/__pycache__\nFROM python:3.13-slim\nCOPY . /srv/',
    refs: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  },
  messages: {
    missing: (a: { folder: string }) =>
      `everything in ${a.folder} is copied, and there is no .dockerignore to leave anything out`,
  },
  applies: ({ context }) => context !== undefined,
  *check(model) {
    const { context } = model;
    if (!context || context.ignore !== undefined) return;
    const copy = findWholeCopies(model).find(({ folder }) => folder === '');
    if (!copy) return;
    const holds =
      context.folders.length > 0 ||
      context.files.some((path) => /(?:^|\/)(?:\.env|\.git)(?:$|[./_-])|\.log$/.test(path));
    yield {
      messageId: 'missing',
      args: { folder: context.folder || 'the folder' },
      range: copy.range,
      ...(holds ? {} : { severity: 'info' as const }),
    };
  },
});
