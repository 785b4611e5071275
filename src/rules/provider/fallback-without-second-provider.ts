import { getProvider } from '../../providers/index.js';
import { PROVIDER_IDS } from '../../providers/types.js';
import { defineRule } from '../define-rule.js';
import { configuresProviders, effectiveValue, isUsable } from '../env-shared/provider-use.js';

const VARIABLE = 'AI_FALLBACK_ENABLED';

export default defineRule({
  id: 'provider/fallback-without-second-provider',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Falling back on another provider is enabled, and fewer than two providers are ready.',
    why: 'When the only provider is down, so is the backend, although its configuration promises otherwise.',
    bad: 'AI_FALLBACK_ENABLED=true\nOPENAI_API_KEY=sk-proj-…',
    good: 'AI_FALLBACK_ENABLED=true\nOPENAI_API_KEY=sk-proj-…\nANTHROPIC_API_KEY=sk-ant-…',
  },
  messages: {
    none: (_: Record<never, never>) => 'the fallback is enabled, and no provider is ready',
    one: (a: { provider: string }) =>
      `the fallback is enabled, and only one provider is ready: ${a.provider}`,
  },
  advice: { one: `configure a second one, or set ${VARIABLE}=false` },
  applies: configuresProviders,
  *check(model) {
    if (!/^(?:true|1|yes|on|t|y)$/i.test(effectiveValue(model, VARIABLE) ?? '')) return;
    const range = model.locate(VARIABLE)?.value;
    const ready = model.providers.filter(isUsable);
    const provider = PROVIDER_IDS.find((id) => id === ready[0]?.id);
    // Of files that are read together, it is told in one: where it is enabled, else where the key stands.
    const told = range ? undefined : [VARIABLE, ready[0]?.keyVariable ?? ''];
    if (told?.some((name) => Object.hasOwn(model.file.beside, name))) return;
    // What the default alone promises is not worth a word before any provider works.
    if (ready.length === 0 && range) yield { messageId: 'none', args: {}, range };
    else if (ready.length === 1 && provider)
      yield { messageId: 'one', args: { provider: getProvider(provider).name }, ...(range ? { range } : {}) };
  },
});
