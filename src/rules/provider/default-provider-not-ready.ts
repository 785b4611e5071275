import type { EnvModel } from '../../models/env.js';
import { PROVIDER_IDS } from '../../providers/types.js';
import { getProvider } from '../../providers/index.js';
import { defineRule } from '../define-rule.js';
import { configuresProviders, effectiveValue, isUsable } from '../env-shared/provider-use.js';

const VARIABLE = 'DEFAULT_AI_PROVIDER';

export default defineRule({
  id: 'provider/default-provider-not-ready',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The provider that is asked first has no key, a placeholder, or something that can be no key.',
    why: 'Every request that names no provider fails, or goes to a fallback that nobody chose.',
    bad: 'DEFAULT_AI_PROVIDER=openai\nOPENAI_API_KEY=your-api-key-here',
    good: 'DEFAULT_AI_PROVIDER=openai\nOPENAI_API_KEY=sk-proj-…',
  },
  messages: {
    missing: (a: { provider: string; name: string }) =>
      `the default provider, ${a.provider}, has no key: ${a.name} is not set`,
    unseen: (a: { provider: string; name: string; other: string }) =>
      `the default provider is ${a.provider}, and whether it has a key is not known: ${a.name} may stand in ${a.other}`,
    placeholder: (a: { provider: string; name: string }) =>
      `the default provider, ${a.provider}, has no key: ${a.name} holds a placeholder`,
    malformed: (a: { provider: string; name: string }) =>
      `the default provider, ${a.provider}, cannot be asked: what ${a.name} holds can be no key of its`,
  },
  advice: {
    missing: (a: { provider: string; name: string }) => `set ${a.name}, or choose another ${VARIABLE}`,
  },
  applies: configuresProviders,
  *check(model) {
    const id = PROVIDER_IDS.find((one) => one === effectiveValue(model, VARIABLE));
    const state = model.providers.find((provider) => provider.id === id);
    // An unknown name is the contract's affair; a local server needs no key.
    if (!id || !state || isUsable(state) || id === 'ollama') return;
    const range = model.locate(VARIABLE)?.value ?? model.locate(state.keyVariable)?.value;
    const name = state.keyVariable;
    // Told where the provider is chosen; a key that the service is given otherwise is not seen here.
    if (Object.hasOwn(model.file.beside, VARIABLE) || isGiven(model, name)) return;
    const args = { provider: getProvider(id).name, name };
    const messageId =
      state.readiness === 'placeholder' || state.readiness === 'malformed' ? state.readiness : 'missing';
    const place = range ? { range } : {};
    const other = model.file.readBy.find(({ unseen }) => unseen !== undefined)?.unseen;
    if (messageId === 'missing' && other !== undefined)
      yield { messageId: 'unseen', args: { ...args, other }, outcome: 'unknown', ...place };
    else yield { messageId, args, ...place };
  },
});

/** Whether all services that read the file set a variable themselves. */
function isGiven({ file }: EnvModel, name: string): boolean {
  return file.readBy.length > 0 && file.readBy.every(({ names }) => names.has(name));
}
