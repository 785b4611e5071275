import { defineProbeRule } from '../define-probe-rule.js';
import { placeOf, showModel } from '../probe-shared/answers.js';

interface Args {
  readonly [key: string]: string;
  readonly provider: string;
  readonly name: string;
  readonly model: string;
  /** What the shipped table says, and of which day it is; empty where it says nothing. */
  readonly table: string;
}

export default defineProbeRule({
  id: 'provider/model-unchecked',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The key is good, but the provider did not say whether it serves the configured model.',
    why: 'A name that nobody has confirmed may be wrong; only the shipped list speaks of it.',
    bad: 'DEEPSEEK_MODEL=<a name that works, though the provider does not list it>',
    good: 'DEEPSEEK_MODEL=<a name that the provider lists>',
  },
  messages: {
    unchecked: ({ provider, name, model, table }: Args) =>
      `${name}: ${provider} did not say whether it serves ${model}${table === '' ? '' : `; ${table}`}`,
  },
  applies: ({ providers }) =>
    providers.some(({ result }) => result.verdict === 'verified' && result.model !== undefined),
  *check({ providers }) {
    for (const probed of providers) {
      const { verdict, reason, model, name, provider } = probed.result;
      if (verdict !== 'verified' || reason === 'accepted-restricted' || model?.source !== 'table') continue;
      const { variable = '', status, tableAsOf, shutdown } = model;
      const day = shutdown === undefined ? '' : ` (${shutdown})`;
      const table = status === 'unknown' ? '' : `the list of ${tableAsOf} says ${status}${day}`;
      yield {
        messageId: 'unchecked',
        args: { provider: name, name: variable, model: showModel(model), table },
        outcome: 'unknown',
        subject: `${provider} ${variable}`,
        ...placeOf(probed, variable),
      };
    }
  },
});
