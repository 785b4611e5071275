import { type Answer, get, readDay, readErrorCode, readErrorMessage } from '../../probe/answer.js';
import { findListed, judgeModelList, judgeModelPage } from '../../probe/openai-shape.js';
import { bearer, encodeModel, makeGet, orNothing } from '../../probe/requests.js';
import type { Judgement, ProbeTarget, ProviderProbe } from '../../probe/types.js';

function headersOf(target: ProbeTarget): Record<string, string> {
  return {
    ...bearer(target),
    ...(target.organization ? { 'openai-organization': target.organization } : {}),
    ...(target.project ? { 'openai-project': target.project } : {}),
  };
}

function judge(answer: Answer): Judgement | undefined {
  if (answer.status === 200) return judgeModelList(answer);
  const code = readErrorCode(answer) ?? '';
  const message = readErrorMessage(answer) ?? '';
  // A key without the scope to list models is a key all the same.
  if (/missing scopes|insufficient permissions for this operation/i.test(message)) {
    return { verdict: 'verified', reason: 'accepted-restricted' };
  }
  if (answer.status === 401) return judgeUnauthorized(code, message);
  if (answer.status === 403 && code === 'unsupported_country_region_territory') {
    return { verdict: 'unknown', reason: 'region-blocked' };
  }
  if (answer.status === 429 && /insufficient_quota|credit_balance_exhausted/.test(code)) {
    return { verdict: 'unknown', reason: 'quota-exhausted' };
  }
  return undefined;
}

function judgeUnauthorized(code: string, message: string): Judgement | undefined {
  if (/regional hostname/i.test(message)) return { verdict: 'unknown', reason: 'wrong-region' };
  if (/IP (?:address )?(?:is )?not authorized/i.test(message))
    return { verdict: 'unknown', reason: 'ip-not-allowed' };
  if (/member of an organization/i.test(message)) return { verdict: 'unknown', reason: 'no-organization' };
  if (/didn.t provide an API key/i.test(message))
    return { verdict: 'unknown', reason: 'credential-not-received' };
  if (code === 'invalid_api_key' || /^Incorrect API key provided/i.test(message)) {
    return { verdict: 'rejected', reason: 'invalid-key' };
  }
  return undefined;
}

/** https://platform.openai.com/docs/api-reference/models, https://platform.openai.com/docs/guides/error-codes */
const probe: ProviderProbe = {
  id: 'openai',
  prove: (target) => makeGet(target, '/models', headersOf(target)),
  judge,
  readModel: (answer, model) => {
    const entry = findListed(answer, model);
    if (entry === undefined) return undefined;
    const shutdown = get(entry, 'shutdown_date');
    return { available: 'yes', ...(shutdown === undefined ? {} : { shutdown: readDay(shutdown) ?? null }) };
  },
  askModel: (target, model) => orNothing(makeGet(target, `/models/${encodeModel(model)}`, headersOf(target))),
  judgeModel: (answer) => judgeModelPage(answer),
};

export default probe;
