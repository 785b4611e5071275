import { identifyKey } from '../../providers/keys.js';
import { findPlaceholder } from '../../providers/placeholder.js';
import { defineRule } from '../define-rule.js';
import { looksRandom } from '../env-shared/secret-strength.js';
import { isSecretVariable, listSecrets } from '../env-shared/secrets.js';
import { showName } from '../env-shared/show-name.js';

export default defineRule({
  id: 'env/secret-in-template',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A template holds what looks like a real key or secret.',
    why: 'Templates are committed and copied: the key is public from then on, and everybody who copies the file uses it.',
    bad: 'SECRET_KEY=8c1f… (in .env.template)',
    good: 'SECRET_KEY=',
  },
  messages: {
    vendor: (a: { name: string; label: string }) =>
      `${a.name} in a template holds what looks like a real ${a.label}`,
    random: (a: { name: string }) =>
      `${a.name} in a template holds a value that looks drawn at random: whoever copies the file has the same secret`,
  },
  advice: {
    vendor: 'revoke the key, and leave the value empty',
    random: 'leave it empty, and say how to make one',
  },
  applies: ({ file }) => file.role === 'template',
  *check({ file, locate }) {
    for (const [key, value] of Object.entries(file.reading.values)) {
      if (value === null || value.length < 12 || findPlaceholder(value)) continue;
      const identity = identifyKey(value);
      // Publishable keys are made to be seen.
      if (!identity?.distinctive || /^pk[-_]/.test(value) || isMadeUp(value)) continue;
      const range = locate(key)?.value;
      if (range) yield { messageId: 'vendor', args: { name: showName(key), label: identity.label }, range };
    }
    for (const { name, value, placeholder } of listSecrets(file)) {
      if (placeholder || identifyKey(value)?.distinctive || !looksRandom(value)) continue;
      if (!isSecretVariable(file.contract, name) || /(?:^|_)(?:PUBLIC|SITE|CLIENT_ID)/.test(name)) continue;
      const range = locate(name)?.value;
      if (range) yield { messageId: 'random', args: { name: showName(name) }, severity: 'warning', range };
    }
  },
});

/** Keys of a vendor's form that a person typed: the rest is words, or a row of letters or digits. */
function isMadeUp(value: string): boolean {
  const body = value.replace(/^[A-Za-z]{1,8}[-_.](?:[a-z]{1,8}[-_])?/, '');
  return !/\d/.test(body) || !/[A-Za-z]/.test(body) || /1234|abcd|0000|xxxx/i.test(body);
}
