import { checkKeyShape, cleanKey, findPlaceholder, identifyKey } from '../../providers/keys.js';
import { defineRule } from '../define-rule.js';
import { listProviderValues } from '../env-shared/provider-values.js';

export default defineRule({
  id: 'env/key-of-another-provider',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: "A provider's variable holds a key that another vendor issued, by its beginning.",
    why: 'The provider answers 401, and has seen a key that is not meant for it.',
    bad: 'OPENAI_API_KEY=sk-ant-…',
    good: 'ANTHROPIC_API_KEY=sk-ant-…',
  },
  messages: {
    foreign: (a: { name: string; label: string; provider: string }) =>
      `${a.name} holds what looks like a key of another vendor (${a.label}), not one for ${a.provider}`,
    admin: (a: { name: string; label: string; provider: string }) =>
      `${a.name} holds what looks like an ${a.label}: it manages the account and answers no prompts`,
  },
  *check(model) {
    for (const { provider, host, variable, value } of listProviderValues(model, 'key')) {
      if (!host || findPlaceholder(value)) continue;
      const range = model.locate(variable)?.value;
      const identity = identifyKey(cleanKey(value));
      if (!range || !identity?.distinctive) continue;
      const args = { name: variable, label: identity.label, provider: host.name };
      if (/ admin key$/.test(identity.label) && identity.provider === host.id)
        yield { messageId: 'admin', args, range };
      if (identity.provider === host.id || identity.provider === provider.id) continue;
      if (checkKeyShape(host.id, cleanKey(value)).fit === 'malformed')
        yield { messageId: 'foreign', args, range };
    }
  },
});
