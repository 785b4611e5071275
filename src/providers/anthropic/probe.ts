import { type Answer, getString, readErrorCode, readErrorMessage } from '../../probe/answer.js';
import { findListed, judgeModelList } from '../../probe/openai-shape.js';
import { encodeModel, makeGet, orNothing } from '../../probe/requests.js';
import type { Judgement, ModelAnswer, ProbeTarget, ProviderProbe } from '../../probe/types.js';

function headersOf({ key = '', keyVariable, apiVersion }: ProbeTarget): Record<string, string> {
  const isToken = key.startsWith('sk-ant-oat') || keyVariable === 'ANTHROPIC_AUTH_TOKEN';
  return {
    ...(isToken ? { authorization: `Bearer ${key}` } : { 'x-api-key': key }),
    'anthropic-version': apiVersion ?? '2023-06-01',
  };
}

function judge(answer: Answer): Judgement | undefined {
  if (answer.status === 200) return judgeModelList(answer);
  const type = getString(answer.json, 'error', 'type');
  const message = readErrorMessage(answer) ?? '';
  if (answer.status === 401 && type === 'authentication_error') {
    return /(?:header|key) is required|missing/i.test(message)
      ? { verdict: 'unknown', reason: 'credential-not-received' }
      : { verdict: 'rejected', reason: 'invalid-key' };
  }
  // The same words are said for an empty purse, a wrong tier, and a key whose workspace is gone.
  if (/credit balance is too low/i.test(message)) return { verdict: 'unknown', reason: 'payment-required' };
  if (/organization has been disabled/i.test(message))
    return { verdict: 'unknown', reason: 'organization-restricted' };
  if (/request not allowed/i.test(message)) return { verdict: 'unknown', reason: 'network-blocked' };
  if (answer.status === 529) return { verdict: 'unknown', reason: 'overloaded' };
  return undefined;
}

function judgeModel(answer: Answer): ModelAnswer {
  const id = answer.kind === 'json' ? getString(answer.json, 'id') : undefined;
  if (answer.status === 200 && id) return { available: 'yes', resolved: id };
  return {
    available: answer.status === 404 && readErrorCode(answer) === 'not_found_error' ? 'no' : 'unknown',
  };
}

/** https://docs.anthropic.com/en/api/models-list, https://docs.anthropic.com/en/api/errors */
const probe: ProviderProbe = {
  id: 'anthropic',
  prove: (target) =>
    // Admin keys manage an organisation; no model answers them.
    /^sk-ant-admin/.test(target.key ?? '')
      ? 'admin-key'
      : makeGet(target, '/models?limit=1000', headersOf(target)),
  judge,
  readModel: (answer, model) => (findListed(answer, model) === undefined ? undefined : { available: 'yes' }),
  askModel: (target, model) => orNothing(makeGet(target, `/models/${encodeModel(model)}`, headersOf(target))),
  judgeModel,
  readCredit: (answer) => ({
    state: /credit balance is too low/i.test(readErrorMessage(answer) ?? '') ? 'limited' : 'unchecked',
  }),
};

export default probe;
