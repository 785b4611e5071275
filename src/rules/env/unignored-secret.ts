import { defineRule } from '../define-rule.js';
import { listRealSecrets } from '../env-shared/secrets.js';

export default defineRule({
  id: 'env/unignored-secret',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An env file with secrets is neither tracked by git nor ignored.',
    why: 'The next `git add .` commits them.',
    bad: 'a .env without a line in .gitignore',
    good: '.env in .gitignore',
  },
  messages: {
    unignored: (a: { count: number }) =>
      `git does not ignore this file, and it holds ${a.count === 1 ? 'a secret' : `${a.count} secrets`}: the next git add . commits it`,
  },
  advice: { unignored: 'add it to .gitignore' },
  applies: ({ file }) => file.role === 'env' && file.git !== 'unknown',
  *check(model) {
    if (model.file.git !== 'untracked') return;
    const real = listRealSecrets(model);
    const first = real[0];
    if (!first) return;
    const range = model.locate(first.name)?.key;
    yield { messageId: 'unignored', args: { count: real.length }, subject: '', ...(range ? { range } : {}) };
  },
});
