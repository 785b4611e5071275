import { defineRule } from '../define-rule.js';
import {
  adviseReplacement,
  judgeModels,
  type ShownReplacement,
  showReplacement,
} from '../env-shared/model-values.js';

interface Args extends ShownReplacement {
  readonly [key: string]: string | number | readonly string[];
  readonly name: string;
  readonly model: string;
  readonly provider: string;
  readonly shutdown: string;
  readonly days: number;
}

const inDays = (days: number) => (days === 1 ? 'tomorrow' : `in ${days} days`);

export default defineRule({
  id: 'provider/model-shutting-down',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The configured model will be shut down within 90 days.',
    why: 'From that day on every request for it fails.',
    bad: 'ANTHROPIC_MODEL=<a model with a shutdown date>',
    good: 'ANTHROPIC_MODEL=<its replacement>',
  },
  messages: {
    ends: ({ name, model, shutdown, days }: Args) =>
      `${name}: ${model} will be shut down on ${shutdown}, ${inDays(days)}`,
    earliest: ({ name, model, shutdown, days }: Args) =>
      `${name}: ${model} may be shut down from ${shutdown} on, ${inDays(days)}`,
    rerouted: ({ name, model, shutdown, days }: Args) =>
      `${name}: ${model} is retired on ${shutdown}, ${inDays(days)}; another model answers in its place then`,
    default: ({ name, model, provider, shutdown, days }: Args) =>
      `${name} is not set, and the default for ${provider}, ${model}, will be shut down on ${shutdown}, ${inDays(days)}`,
  },
  advice: {
    ends: adviseReplacement,
    earliest: adviseReplacement,
    rerouted: adviseReplacement,
    default: adviseReplacement,
  },
  *check(model, { today }) {
    for (const { provider, variable, range, judgement } of judgeModels(model, today)) {
      const { status, known, shutdown, daysLeft = 0, note } = judgement;
      if (status !== 'shutting-down' || known === undefined || shutdown === undefined) continue;
      const shown = showReplacement(judgement);
      const args = {
        ...shown,
        name: variable,
        model: known,
        provider: provider.name,
        shutdown,
        days: daysLeft,
      };
      // The days that are left change every day, the finding does not.
      const subject = `${variable} ${known}`;
      if (!range) yield { messageId: 'default', args, subject };
      else if (note === 'rerouted') yield { messageId: 'rerouted', args, severity: 'info', range, subject };
      else yield { messageId: note === 'earliest' ? 'earliest' : 'ends', args, range, subject };
    }
  },
});
