import { type Answer, get, getList, getString, readDay } from '../../probe/answer.js';
import { isModelList } from '../../probe/openai-shape.js';
import { bearer, makeGet, orNothing } from '../../probe/requests.js';
import type { CreditHint, Judgement, ModelAnswer, ProviderProbe } from '../../probe/types.js';
import { stripOpenRouterSuffix } from '../model-ids.js';

/** The status that the answer means: an error may come in the body of a 200. */
function statusOf(answer: Answer): number {
  const code = get(answer.json, 'error', 'code');
  return answer.status === 200 && typeof code === 'number' ? code : answer.status;
}

function judge(answer: Answer): Judgement | undefined {
  const status = statusOf(answer);
  if (status === 200 && answer.kind === 'json') {
    const data = get(answer.json, 'data');
    const isKey =
      typeof data === 'object' && data !== null && !Array.isArray(data) && get(data, 'usage') !== undefined;
    return isKey
      ? { verdict: 'verified', reason: 'accepted' }
      : { verdict: 'unknown', reason: 'unexpected-body' };
  }
  // "No cookie auth credentials found", "User not found.": whatever the words, a 401 is an invalid, disabled or expired key.
  if (status === 401 && get(answer.json, 'error') !== undefined)
    return { verdict: 'rejected', reason: 'invalid-key' };
  if (status === 402) return { verdict: 'unknown', reason: 'payment-required' };
  if (status === 403) return { verdict: 'unknown', reason: 'forbidden' };
  if (status === 429) return { verdict: 'unknown', reason: 'rate-limited' };
  return answer.status === 200
    ? { verdict: 'unknown', reason: status >= 500 ? 'server-error' : 'unexpected-body' }
    : undefined;
}

function readCredit(answer: Answer): CreditHint {
  if (statusOf(answer) === 402) return { state: 'exhausted' };
  const remaining = get(answer.json, 'data', 'limit_remaining');
  if (typeof remaining === 'number') {
    return { state: remaining > 0 ? 'ok' : 'exhausted', remaining, currency: 'USD' };
  }
  return { state: get(answer.json, 'data', 'is_free_tier') === true ? 'limited' : 'unchecked' };
}

/** The list is public and long: a missing model is only believed when the whole list is there. */
function judgeModel(answer: Answer, model: string): ModelAnswer {
  if (answer.status !== 200 || !isModelList(answer)) return { available: 'unknown' };
  const entries = getList(answer.json, 'data');
  const has = (id: string): unknown =>
    entries.find((entry) => getString(entry, 'id') === id || getString(entry, 'canonical_slug') === id);
  const entry = has(model) ?? has(stripOpenRouterSuffix(model));
  if (entry === undefined) return { available: 'no' };
  const id = getString(entry, 'id');
  const expires = get(entry, 'expiration_date');
  return {
    available: 'yes',
    ...(id && id !== model ? { resolved: id } : {}),
    ...(expires === undefined ? {} : { shutdown: readDay(expires) ?? null }),
  };
}

/** https://openrouter.ai/docs/api-reference/get-current-api-key, https://openrouter.ai/docs/api-reference/errors */
const probe: ProviderProbe = {
  id: 'openrouter',
  // `/models` answers 200 to anybody and proves nothing.
  prove: (target) => makeGet(target, '/key', bearer(target)),
  judge,
  askModel: (target) => orNothing(makeGet(target, '/models')),
  judgeModel,
  modelBytes: 8 * 1024 * 1024,
  readCredit,
  readExpiry: (answer) => readDay(get(answer.json, 'data', 'expires_at')),
};

export default probe;
