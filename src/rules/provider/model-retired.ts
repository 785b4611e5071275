import { defineRule } from '../define-rule.js';
import {
  adviseReplacement,
  judgeModels,
  type ShownReplacement,
  showReplacement,
} from '../env-shared/model-values.js';

interface Args extends ShownReplacement {
  readonly [key: string]: string | readonly string[];
  readonly name: string;
  readonly model: string;
  readonly provider: string;
  /** Day of the shutdown; empty where it is not known. */
  readonly shutdown: string;
}

export default defineRule({
  id: 'provider/model-retired',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The configured model has been shut down.',
    why: 'Every request for it fails.',
    bad: 'OPENAI_MODEL=gpt-4-turbo-preview',
    good: 'OPENAI_MODEL=<a model that answers>',
  },
  messages: {
    retired: ({ name, model, shutdown }: Args) =>
      `${name}: ${model} was shut down${shutdown === '' ? '' : ` on ${shutdown}`}`,
    rerouted: ({ name, model, shutdown, replacement }: Args) =>
      `${name}: ${model} was retired on ${shutdown}; ${replacement} answers in its place`,
    default: ({ name, model, provider, shutdown }: Args) =>
      `${name} is not set, and the default for ${provider}, ${model}, was shut down${shutdown === '' ? '' : ` on ${shutdown}`}`,
  },
  advice: { retired: adviseReplacement, rerouted: adviseReplacement, default: adviseReplacement },
  *check(model, { today }) {
    for (const { provider, variable, range, judgement } of judgeModels(model, today)) {
      const { status, known, shutdown = '', note } = judgement;
      if (status !== 'retired' || known === undefined) continue;
      const args = {
        ...showReplacement(judgement),
        name: variable,
        model: known,
        provider: provider.name,
        shutdown,
      };
      if (!range) yield { messageId: 'default', args };
      else if (note === 'rerouted' && args.replacement !== '') {
        yield { messageId: 'rerouted', args, severity: 'warning', range };
      } else yield { messageId: 'retired', args, range };
    }
  },
});
