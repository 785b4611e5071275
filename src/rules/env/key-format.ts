import { checkKeyShape, findPlaceholder, type MalformedReason } from '../../providers/keys.js';
import { defineRule } from '../define-rule.js';
import { listProviderValues } from '../env-shared/provider-values.js';

const MESSAGES: Partial<Record<MalformedReason, 'short' | 'long' | 'foreignLetters' | 'url'>> = {
  'too-short': 'short',
  'too-long': 'long',
  'not-ascii': 'foreignLetters',
  url: 'url',
};

export default defineRule({
  id: 'env/key-format',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: "A provider's key has a form that no key has: too short, too long, a URL, letters beyond ASCII.",
    why: 'The provider will answer 401, or the request cannot be sent at all. Vendors change the form of their keys: a live answer counts more.',
    bad: 'MISTRAL_API_KEY=qp7vX2',
    good: 'MISTRAL_API_KEY=<32 letters and digits>',
  },
  messages: {
    short: (a: { name: string; provider: string }) =>
      `${a.name} is too short: no vendor has issued keys of fewer than 16 characters`,
    long: (a: { name: string; provider: string }) => `${a.name} is too long for a key`,
    foreignLetters: (a: { name: string; provider: string }) =>
      `${a.name} has characters that cannot stand in a key or in an HTTP header`,
    url: (a: { name: string; provider: string }) => `${a.name} holds an address, not a key`,
  },
  advice: { short: 'catalyst probe asks the provider', url: 'addresses belong into the base URL' },
  applies: ({ file }) => file.role === 'env',
  *check(model) {
    for (const { provider, host, variable, value } of listProviderValues(model, 'key')) {
      // A gateway or a local server issues keys of its own, or ignores them.
      if (!host || findPlaceholder(value)) continue;
      const shape = checkKeyShape(host.id, value);
      const messageId = shape.fit === 'malformed' ? MESSAGES[shape.reason] : undefined;
      const range = model.locate(variable)?.value;
      if (messageId && range) yield { messageId, args: { name: variable, provider: provider.name }, range };
    }
  },
});
