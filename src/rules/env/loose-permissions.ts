import { defineRule } from '../define-rule.js';
import { listRealSecrets } from '../env-shared/secrets.js';

const OTHERS_READ = 0o004;
const OTHERS_WRITE = 0o022;

export default defineRule({
  id: 'env/loose-permissions',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Every account of the machine can read, or change, an env file with secrets.',
    why: 'On a shared server any process, of whatever user, has the keys.',
    bad: 'chmod 644 .env',
    good: 'chmod 600 .env',
  },
  messages: {
    readable: (a: { mode: string }) =>
      `every account of this machine can read the secrets in this file (mode ${a.mode})`,
    writable: (a: { mode: string }) =>
      `other accounts of this machine can change the secrets in this file (mode ${a.mode})`,
  },
  advice: { readable: 'chmod 600 it', writable: 'chmod 600 it' },
  applies: ({ file }) => file.role === 'env' && file.mode !== undefined,
  *check(model) {
    const { mode = 0, git, environment } = model.file;
    // What git tracks has the mode that a checkout gives it; the secret is in the repository anyway.
    if ((mode & (OTHERS_READ | OTHERS_WRITE)) === 0 || git === 'tracked') return;
    const real = listRealSecrets(model);
    const first = real[0];
    if (!first) return;
    const range = model.locate(first.name)?.key;
    const args = { mode: (mode & 0o777).toString(8).padStart(3, '0') };
    const place = { subject: '', ...(range ? { range } : {}) };
    if (mode & OTHERS_WRITE) yield { messageId: 'writable', args, ...place };
    // 644 is what every editor makes; on a machine of one's own it matters little.
    else
      yield {
        messageId: 'readable',
        args,
        severity: environment === 'production' ? 'warning' : 'info',
        ...place,
      };
  },
});
