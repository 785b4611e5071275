import { type Answer, get, getList, getString, readErrorMessage } from '../../probe/answer.js';
import { findListed, isModelList } from '../../probe/openai-shape.js';
import { bearer, makeGet, orNothing } from '../../probe/requests.js';
import type { CreditHint, Judgement, ProviderProbe } from '../../probe/types.js';
import { findModel } from '../models.js';

function judge(answer: Answer): Judgement | undefined {
  if (answer.status === 200 && answer.kind === 'json') {
    return typeof get(answer.json, 'is_available') === 'boolean'
      ? { verdict: 'verified', reason: 'accepted' }
      : { verdict: 'unknown', reason: 'unexpected-body' };
  }
  const isRefusal =
    getString(answer.json, 'error', 'type') === 'authentication_error' ||
    /^Authentication Fails|auth header format should be/i.test(readErrorMessage(answer) ?? '');
  if (answer.status === 401 && isRefusal) return { verdict: 'rejected', reason: 'invalid-key' };
  return answer.status === 402 ? { verdict: 'unknown', reason: 'payment-required' } : undefined;
}

function readCredit(answer: Answer): CreditHint {
  const isAvailable = get(answer.json, 'is_available');
  if (answer.status === 402) return { state: 'exhausted' };
  if (typeof isAvailable !== 'boolean') return { state: 'unchecked' };
  const [first] = getList(answer.json, 'balance_infos');
  const remaining = Number(getString(first, 'total_balance') ?? Number.NaN);
  const currency = getString(first, 'currency');
  return {
    state: isAvailable ? 'ok' : 'exhausted',
    ...(Number.isFinite(remaining) ? { remaining } : {}),
    ...(currency && /^[A-Z]{3}$/.test(currency) ? { currency } : {}),
  };
}

/** https://api-docs.deepseek.com/api/get-user-balance, https://api-docs.deepseek.com/quick_start/error_codes */
const probe: ProviderProbe = {
  id: 'deepseek',
  prove: (target) => makeGet(target, '/user/balance', bearer(target)),
  judge,
  askModel: (target) => orNothing(makeGet(target, '/models', bearer(target))),
  judgeModel: (answer, model) => {
    if (answer.status !== 200 || !isModelList(answer)) return { available: 'unknown' };
    if (findListed(answer, model) !== undefined) return { available: 'yes' };
    // Older names are accepted long after they have left the list.
    const known = findModel('deepseek', model);
    return { available: known && !known.shutdown ? 'unknown' : 'no' };
  },
  readCredit,
};

export default probe;
