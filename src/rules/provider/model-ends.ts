import { defineProbeRule } from '../define-probe-rule.js';
import { listAnsweredModels, placeOf, showModel } from '../probe-shared/answers.js';

interface Args {
  readonly [key: string]: string | number;
  readonly provider: string;
  readonly name: string;
  readonly model: string;
  readonly shutdown: string;
  readonly days: number;
  /** Who named the day: the provider, or the shipped table of a day. */
  readonly source: string;
  readonly replacement: string;
}

const inDays = (days: number) => (days === 1 ? 'tomorrow' : `in ${days} days`);

const advise = ({ replacement, source }: Args) =>
  `${replacement === '' ? 'choose another model' : `replacement ${replacement}`}; the day is ${source}`;

export default defineProbeRule({
  id: 'provider/model-ends',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The provider serves the configured model today, and it will be shut down within 90 days.',
    why: 'From that day on every request for it fails.',
    bad: 'OPENAI_MODEL=<a model whose shutdown_date is near>',
    good: 'OPENAI_MODEL=<its replacement>',
  },
  messages: {
    ends: ({ provider, name, model, shutdown, days }: Args) =>
      `${name}: ${provider} shuts ${model} down on ${shutdown}, ${inDays(days)}`,
    overdue: ({ provider, name, model, shutdown }: Args) =>
      `${name}: ${provider} was to shut ${model} down on ${shutdown}, and still serves it`,
  },
  advice: { ends: advise, overdue: advise },
  applies: (model) => listAnsweredModels(model).length > 0,
  *check(run) {
    for (const { probed, model } of listAnsweredModels(run)) {
      const { shutdown, daysLeft: days, variable = '' } = model;
      if (model.available !== 'yes' || model.status !== 'shutting-down') continue;
      if (shutdown === undefined || days === undefined) continue;
      const isLive = model.shutdownFrom === 'live';
      yield {
        messageId: days > 0 ? 'ends' : 'overdue',
        args: {
          provider: probed.result.name,
          name: variable,
          model: showModel(model),
          shutdown,
          days,
          source: isLive ? 'the provider’s own word' : `from the list of ${model.tableAsOf}`,
          replacement: model.replacement ?? '',
        },
        subject: `${probed.result.provider} ${variable} ${shutdown}`,
        ...placeOf(probed, variable),
      };
    }
  },
});
