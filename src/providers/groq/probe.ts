import { type Answer, get, readErrorCode } from '../../probe/answer.js';
import { findListed, judgeModelList, judgeModelPage } from '../../probe/openai-shape.js';
import { bearer, encodeModel, makeGet, orNothing } from '../../probe/requests.js';
import type { Judgement, ProviderProbe } from '../../probe/types.js';

function judge(answer: Answer): Judgement | undefined {
  if (answer.status === 200) return judgeModelList(answer);
  const code = readErrorCode(answer);
  if (answer.status === 401 && code === 'invalid_api_key')
    return { verdict: 'rejected', reason: 'invalid-key' };
  if (code === 'organization_restricted') return { verdict: 'unknown', reason: 'organization-restricted' };
  if (answer.status === 403 && /check your network settings/i.test(answer.text)) {
    return { verdict: 'unknown', reason: 'network-blocked' };
  }
  return answer.status === 498 ? { verdict: 'unknown', reason: 'overloaded' } : undefined;
}

/** https://console.groq.com/docs/api-reference#models, https://console.groq.com/docs/errors */
const probe: ProviderProbe = {
  id: 'groq',
  prove: (target) => makeGet(target, '/models', bearer(target)),
  judge,
  readModel: (answer, model) => {
    const entry = findListed(answer, model);
    if (entry === undefined) return undefined;
    return { available: get(entry, 'active') === false ? 'no' : 'yes' };
  },
  askModel: (target, model) => orNothing(makeGet(target, `/models/${encodeModel(model)}`, bearer(target))),
  judgeModel: (answer) => judgeModelPage(answer),
};

export default probe;
