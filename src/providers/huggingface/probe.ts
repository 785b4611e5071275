import { type Answer, get, getString, readDay, readErrorMessage } from '../../probe/answer.js';
import { bearer, encodeModel, getUrl } from '../../probe/requests.js';
import type {
  CreditHint,
  Judgement,
  ModelAnswer,
  OwnReason,
  ProbeTarget,
  ProviderProbe,
} from '../../probe/types.js';
import { readBaseUrl } from '../base-url.js';
import { findProviderOfHost } from '../index.js';
import { stripRouterSuffix } from '../model-ids.js';

const HUB = 'https://huggingface.co';

/** Tokens are proved at the Hub, which issues them; for a host of the user's own, there. */
function hubOf(target: ProbeTarget): string | undefined {
  if (target.baseUrl === undefined) return HUB;
  const base = readBaseUrl('huggingface', target.baseUrl);
  if (!base) return undefined;
  return findProviderOfHost(new URL(base.origin).hostname)?.id === 'huggingface' ? HUB : base.origin;
}

function prove(target: ProbeTarget): ReturnType<ProviderProbe['prove']> {
  const hub = hubOf(target);
  const problem: OwnReason = 'bad-base-url';
  return hub === undefined ? problem : getUrl(`${hub}/api/whoami-v2`, bearer(target));
}

function judge(answer: Answer): Judgement | undefined {
  if (answer.status === 200 && answer.kind === 'json') {
    return /^(?:user|org|app)$/.test(getString(answer.json, 'type') ?? '')
      ? { verdict: 'verified', reason: 'accepted' }
      : { verdict: 'unknown', reason: 'unexpected-body' };
  }
  const message = readErrorMessage(answer) ?? '';
  if (answer.status === 401 && /^Invalid (?:username or password|credentials|user token)/i.test(message)) {
    return { verdict: 'rejected', reason: 'invalid-key' };
  }
  return answer.status === 402 ? { verdict: 'unknown', reason: 'payment-required' } : undefined;
}

/** Without a way to pay and without a subscription, no inference call is served. */
function readCredit(answer: Answer): CreditHint {
  if (answer.status !== 200) return { state: answer.status === 402 ? 'exhausted' : 'unchecked' };
  const canPay = get(answer.json, 'canPay');
  if (typeof canPay !== 'boolean') return { state: 'unchecked' };
  return { state: canPay || get(answer.json, 'isPro') === true ? 'ok' : 'limited' };
}

function judgeModel(answer: Answer, model: string): ModelAnswer {
  const id =
    answer.kind === 'json' ? (getString(answer.json, 'id') ?? getString(answer.json, 'modelId')) : undefined;
  if (answer.status === 200 && id) {
    const mapping = get(answer.json, 'inferenceProviderMapping');
    const providers = typeof mapping === 'object' && mapping !== null ? Object.values(mapping) : undefined;
    if (!providers) return { available: 'unknown' };
    const isServed = providers.some((provider) => getString(provider, 'status') === 'live');
    const resolved = id === stripRouterSuffix(model) ? {} : { resolved: id };
    return { available: isServed ? 'yes' : 'not-served', ...resolved };
  }
  return { available: answer.status === 404 && get(answer.json, 'error') !== undefined ? 'no' : 'unknown' };
}

/** https://huggingface.co/docs/hub/api, https://huggingface.co/docs/inference-providers/hub-api */
const probe: ProviderProbe = {
  id: 'huggingface',
  prove,
  judge,
  askModel: (target, model) => {
    const hub = hubOf(target);
    const path = `/api/models/${encodeModel(stripRouterSuffix(model))}?expand[]=inferenceProviderMapping`;
    return hub === undefined ? undefined : getUrl(`${hub}${path}`, bearer(target));
  },
  judgeModel,
  readCredit,
  readExpiry: (answer) => readDay(get(answer.json, 'auth', 'expiresAt')),
};

export default probe;
