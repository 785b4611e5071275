import { type Answer, get, getList, getString, readErrorMessage } from '../../probe/answer.js';
import { encodeModel, makeGet, orNothing } from '../../probe/requests.js';
import type { Judgement, ModelAnswer, ProbeTarget, ProviderProbe } from '../../probe/types.js';

/** Never `?key=`, which ends in logs, and never a Bearer, which Google takes for an OAuth token. */
function headersOf(target: ProbeTarget): Record<string, string> {
  return { 'x-goog-api-key': target.key ?? '' };
}

function bareName(model: string): string {
  return model.replace(/^models\//, '');
}

function judge(answer: Answer): Judgement | undefined {
  if (answer.status === 200 && answer.kind === 'json') {
    return Array.isArray(get(answer.json, 'models'))
      ? { verdict: 'verified', reason: 'accepted' }
      : { verdict: 'unknown', reason: 'unexpected-body' };
  }
  const reasons = getList(answer.json, 'error', 'details').map((detail) => getString(detail, 'reason'));
  const status = getString(answer.json, 'error', 'status');
  const message = readErrorMessage(answer) ?? '';
  if (
    answer.status === 400 &&
    (reasons.includes('API_KEY_INVALID') || /^API key (?:not valid|expired)/i.test(message))
  ) {
    return { verdict: 'rejected', reason: 'invalid-key' };
  }
  if (
    answer.status === 400 &&
    status === 'FAILED_PRECONDITION' &&
    /location is not supported/i.test(message)
  ) {
    return { verdict: 'unknown', reason: 'region-blocked' };
  }
  if (answer.status === 401 && reasons.includes('ACCESS_TOKEN_TYPE_UNSUPPORTED')) {
    return { verdict: 'unknown', reason: 'key-type' };
  }
  if (answer.status === 403) return judgeForbidden(reasons, message);
  return undefined;
}

function judgeForbidden(reasons: readonly (string | undefined)[], message: string): Judgement | undefined {
  if (/reported as leaked/i.test(message)) return { verdict: 'rejected', reason: 'leaked-key' };
  if (/unregistered callers/i.test(message)) return { verdict: 'unknown', reason: 'credential-not-received' };
  if (reasons.includes('SERVICE_DISABLED')) return { verdict: 'unknown', reason: 'service-disabled' };
  if (reasons.includes('API_KEY_IP_ADDRESS_BLOCKED')) return { verdict: 'unknown', reason: 'ip-not-allowed' };
  return undefined;
}

function readModel(answer: Answer, model: string): ModelAnswer | undefined {
  const wanted = bareName(model);
  const found = getList(answer.json, 'models').some(
    (entry) => bareName(getString(entry, 'name') ?? '') === wanted,
  );
  return found ? { available: 'yes' } : undefined;
}

function judgeModel(answer: Answer, model: string): ModelAnswer {
  const name = answer.kind === 'json' ? getString(answer.json, 'name') : undefined;
  if (answer.status === 200 && name) {
    const resolved = bareName(name);
    return resolved === bareName(model) ? { available: 'yes' } : { available: 'yes', resolved };
  }
  const isGone = answer.status === 404 && getString(answer.json, 'error', 'status') === 'NOT_FOUND';
  return { available: isGone ? 'no' : 'unknown' };
}

/** https://ai.google.dev/api/models, https://ai.google.dev/gemini-api/docs/troubleshooting */
const probe: ProviderProbe = {
  id: 'google_ai',
  prove: (target) => makeGet(target, '/models?pageSize=1000', headersOf(target)),
  judge,
  readModel,
  askModel: (target, model) =>
    orNothing(makeGet(target, `/models/${encodeModel(bareName(model))}`, headersOf(target))),
  judgeModel,
};

export default probe;
