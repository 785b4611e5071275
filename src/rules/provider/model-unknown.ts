import type { ProviderId } from '../../providers/types.js';
import { defineRule } from '../define-rule.js';
import { judgeModels } from '../env-shared/model-values.js';

/** Who lets everybody publish models: a name that the table lacks says nothing there. */
const OPEN_CATALOGUES: readonly ProviderId[] = ['huggingface', 'ollama', 'openrouter'];

export default defineRule({
  id: 'provider/model-unknown',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The configured model is not in the table that the toolkit ships.',
    why: 'It may be newer than the table, or a typing error: a live check tells.',
    bad: 'OPENAI_MODEL=gtp-4o',
    good: 'OPENAI_MODEL=gpt-4o',
  },
  messages: {
    near: (a: { name: string; provider: string; nearest: string; asOf: string }) =>
      `${a.name} names no known model of ${a.provider}; did you mean ${a.nearest}?`,
    unknown: (a: { name: string; provider: string; asOf: string }) =>
      `${a.name} names no model of ${a.provider} that was known on ${a.asOf}`,
  },
  advice: { unknown: 'catalyst probe asks the provider', near: 'catalyst probe asks the provider' },
  *check(model, { today }) {
    for (const { provider, variable, range, judgement } of judgeModels(model, today)) {
      const { known, nearest, asOf, id } = judgement;
      if (known !== undefined || !range || id.startsWith('ft:')) continue;
      const args = { name: variable, provider: provider.name, asOf };
      if (nearest !== undefined) yield { messageId: 'near', args: { ...args, nearest }, range };
      else if (!OPEN_CATALOGUES.includes(provider.id)) yield { messageId: 'unknown', args, range };
    }
  },
});
