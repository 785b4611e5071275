import { defineRule } from '../define-rule.js';
import { listRealSecrets } from '../env-shared/secrets.js';
import { showName } from '../env-shared/show-name.js';

const SHOWN = 5;

export default defineRule({
  id: 'env/tracked-secret',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'git tracks an env file that holds secrets.',
    why: 'Everybody who can read the repository, now or in its history, has them.',
    bad: 'git add .env',
    good: 'git rm --cached .env, a line in .gitignore, and new secrets',
  },
  messages: {
    tracked: (a: { names: readonly string[]; count: number }) =>
      `git tracks this file, and it holds ${a.count === 1 ? 'a secret' : `${a.count} secrets`}: ${a.names.join(', ')}${a.count > a.names.length ? ', …' : ''}`,
  },
  advice: {
    tracked: 'git rm --cached it, add it to .gitignore, and replace the secrets: they stay in the history',
  },
  applies: ({ file }) => file.role === 'env' && file.git !== 'unknown',
  *check(model) {
    if (model.file.git !== 'tracked') return;
    const real = listRealSecrets(model);
    const first = real[0];
    if (!first) return;
    const names = real.slice(0, SHOWN).map(({ name }) => showName(name));
    // Secrets of a test suite guard nothing.
    const severity = model.file.environment === 'testing' ? 'warning' : 'error';
    const range = model.locate(first.name)?.key;
    const args = { names, count: real.length };
    yield { messageId: 'tracked', args, severity, subject: '', ...(range ? { range } : {}) };
  },
});
