import { explainReason } from '../../probe/explain.js';
import type { ProbeReason } from '../../probe/types.js';
import { defineProbeRule } from '../define-probe-rule.js';
import {
  describeKey,
  inBrackets,
  isAnyConfigured,
  type KeyArgs,
  listConfigured,
  placeOf,
} from '../probe-shared/answers.js';

interface Args extends KeyArgs {
  readonly what: string;
  readonly hint: string;
  /** The mended URL, where it is public; else empty. */
  readonly suggestion: string;
}

/** Nothing was sent: no program can send it, or none should. */
const CERTAIN: ReadonlySet<ProbeReason> = new Set(['bad-base-url', 'insecure-url']);
/** Something answered that is not the provider's API, as far as can be told. */
const DOUBTFUL: ReadonlySet<ProbeReason> = new Set(['not-found', 'gone', 'redirected', 'public-endpoint']);

const advise = ({ hint, suggestion }: Args) => (suggestion === '' ? hint : `use ${suggestion}`);

export default defineProbeRule({
  id: 'provider/base-url-unusable',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The base URL is none, would carry the key unencrypted, or leads to a place that is not the provider’s API.',
    why: 'Requests fail, or go where nobody meant them to go.',
    bad: 'GROQ_BASE_URL=https://api.groq.com/v1',
    good: 'GROQ_BASE_URL=https://api.groq.com/openai/v1',
  },
  messages: {
    refused: ({ provider, variable, what }: Args & { readonly variable: string }) =>
      `${provider} was not asked${variable === '' ? '' : ` at ${variable}`}: ${what}`,
    elsewhere: ({ provider, variable, what, evidence }: Args & { readonly variable: string }) =>
      `${provider}${variable === '' ? '' : ` at ${variable}`}: ${what}${inBrackets(evidence)}`,
  },
  advice: { refused: advise, elsewhere: advise },
  applies: isAnyConfigured,
  *check(model) {
    for (const probed of listConfigured(model)) {
      const { result } = probed;
      const { reason, provider, baseUrl } = result;
      const isCertain = CERTAIN.has(reason);
      if (!isCertain && !DOUBTFUL.has(reason)) continue;
      const { what, hint = 'check the base URL' } = explainReason(reason, provider);
      const { variable = '', suggestion = '' } = baseUrl;
      const hit = {
        args: { ...describeKey(result), variable, what, hint, suggestion },
        subject: `${provider} ${variable} ${reason}`,
        ...placeOf(probed, variable, result.keyVariable),
      };
      if (isCertain) yield { ...hit, messageId: 'refused' };
      else yield { ...hit, messageId: 'elsewhere', severity: 'warning', outcome: 'unknown' };
    }
  },
});
