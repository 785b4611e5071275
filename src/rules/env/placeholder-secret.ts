import type { EnvFile } from '../../models/env.js';
import { defineRule } from '../define-rule.js';
import { cutNames } from '../env-shared/disagreements.js';
import { isChosenSecret, isProviderKey, isSigningSecret, listSecrets } from '../env-shared/secrets.js';
import { showName } from '../env-shared/show-name.js';

export default defineRule({
  id: 'env/placeholder-secret',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A secret is still the placeholder of a template, or a sample.',
    why: 'The provider answers 401 to such a key; whoever knows the template can sign sessions with such a secret.',
    bad: 'SECRET_KEY=change_this_in_production',
    good: 'SECRET_KEY=<output of: openssl rand -hex 32>',
  },
  messages: {
    key: (a: { name: string }) => `${a.name} holds a placeholder, not a key`,
    issued: (a: { name: string }) => `${a.name} holds a placeholder`,
    secret: (a: { name: string }) =>
      `${a.name} holds a placeholder, not a secret: everybody who has seen the template knows it`,
    password: (a: { name: string }) => `the password in ${a.name} is a placeholder`,
  },
  advice: {
    key: (a: { name: string }) => `put a key there, or leave ${a.name} empty`,
    secret: 'make one: openssl rand -hex 32',
    password: 'make one: openssl rand -hex 24',
  },
  applies: ({ file }) => file.role === 'env',
  *check({ file, locate }) {
    const cut = cutNames(file);
    for (const { name: key, placeholder, inUrl } of listSecrets(file)) {
      // A reference is resolved elsewhere, by a secret manager or another rule.
      if (!placeholder || placeholder === 'reference' || placeholder === 'empty') continue;
      // What is left of a value says nothing of it.
      if (cut.has(key)) continue;
      const range = locate(key)?.value;
      if (!range) continue;
      const args = { name: showName(key) };
      const severity = severityOf(file, key);
      if (inUrl) yield { messageId: 'password', args, severity, range };
      else if (isSigningSecret(key)) yield { messageId: 'secret', args, severity, range };
      else yield { messageId: /KEY|TOKEN/.test(key) ? 'key' : 'issued', args, severity, range };
    }
  },
});

/** Where sessions are real, a known secret is an error; a key that is not there yet is not. */
function severityOf({ contract, environment, environmentFrom }: EnvFile, name: string): 'error' | 'warning' {
  if (isProviderKey(name)) return 'warning';
  const isNeeded = contract.variables.get(name)?.meta.required === true || isChosenSecret(name);
  if (environment === 'production') return isNeeded ? 'error' : 'warning';
  return isSigningSecret(name) && environmentFrom === 'default' ? 'error' : 'warning';
}
