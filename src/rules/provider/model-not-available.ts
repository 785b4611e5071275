import { defineProbeRule } from '../define-probe-rule.js';
import { listAnsweredModels, placeOf, showModel } from '../probe-shared/answers.js';

interface Args {
  readonly [key: string]: string;
  readonly provider: string;
  readonly name: string;
  readonly model: string;
  /** A model that takes its place, else one that was probably meant, else empty. */
  readonly replacement: string;
  readonly nearest: string;
}

function advise({ replacement, nearest }: Args): string {
  if (nearest !== '') return `did you mean ${nearest}?`;
  if (replacement !== '') return `replacement ${replacement}`;
  return 'choose a model that the provider lists for this key';
}

export default defineProbeRule({
  id: 'provider/model-not-available',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The provider accepted the key and said that it does not serve the configured model to it.',
    why: 'Every request for the model fails, although the key works.',
    bad: 'OPENAI_MODEL=gpt-4o-minni',
    good: 'OPENAI_MODEL=gpt-4o-mini',
  },
  messages: {
    missing: ({ provider, name, model }: Args) =>
      `${name}: ${provider} does not serve ${model}, or not to this key`,
    unserved: ({ provider, name, model }: Args) =>
      `${name}: ${provider} knows ${model}, but nobody runs it there`,
    unpulled: ({ provider, name, model }: Args) =>
      `${name}: ${model} is not on the machine that runs ${provider}`,
  },
  advice: {
    missing: advise,
    unserved: advise,
    unpulled: ({ model, name, nearest }: Args) =>
      nearest === ''
        ? `ollama pull ${model.includes(' ') ? `<the value of ${name}>` : model}`
        : `did you mean ${nearest}? ollama list shows what is there`,
  },
  applies: (model) => listAnsweredModels(model).length > 0,
  *check(run) {
    for (const { probed, model } of listAnsweredModels(run)) {
      if (model.available !== 'no' && model.available !== 'not-served') continue;
      const { provider, name } = probed.result;
      const variable = model.variable ?? '';
      const args = {
        provider: name,
        name: variable,
        model: showModel(model),
        replacement: model.replacement ?? '',
        nearest: model.nearest ?? '',
      };
      const missing = provider === 'ollama' ? 'unpulled' : 'missing';
      yield {
        messageId: model.available === 'no' ? missing : 'unserved',
        args,
        subject: `${provider} ${variable} ${args.model}`,
        ...placeOf(probed, variable),
      };
    }
  },
});
