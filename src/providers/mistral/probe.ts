import { type Answer, get, getList, getString, readDay, readErrorMessage } from '../../probe/answer.js';
import { judgeModelList, judgeModelPage } from '../../probe/openai-shape.js';
import { bearer, encodeModel, makeGet, orNothing } from '../../probe/requests.js';
import type { Judgement, ModelAnswer, ProviderProbe } from '../../probe/types.js';

function judge(answer: Answer): Judgement | undefined {
  if (answer.status === 200) return judgeModelList(answer);
  // Documented as an object with a message; in the wild it is `{"detail":"Unauthorized"}`.
  const isError =
    getString(answer.json, 'detail') === 'Unauthorized' || getString(answer.json, 'object') === 'error';
  if (answer.status === 401 && (isError || /unauthorized/i.test(readErrorMessage(answer) ?? ''))) {
    return { verdict: 'rejected', reason: 'invalid-key' };
  }
  return answer.status === 402 ? { verdict: 'unknown', reason: 'payment-required' } : undefined;
}

function readEntry(entry: unknown, model: string): ModelAnswer {
  const id = getString(entry, 'id');
  const deprecation = get(entry, 'deprecation');
  const replacement = getString(entry, 'deprecation_replacement_model');
  return {
    available: 'yes',
    ...(id && id !== model ? { resolved: id } : {}),
    ...(deprecation === undefined ? {} : { shutdown: readDay(deprecation) ?? null }),
    ...(replacement ? { replacement } : {}),
  };
}

function readModel(answer: Answer, model: string): ModelAnswer | undefined {
  const entries = getList(answer.json, 'data');
  const entry =
    entries.find((one) => getString(one, 'id') === model) ??
    entries.find((one) => getList(one, 'aliases').includes(model));
  return entry === undefined ? undefined : readEntry(entry, model);
}

/** https://docs.mistral.ai/api/#tag/models */
const probe: ProviderProbe = {
  id: 'mistral',
  prove: (target) => makeGet(target, '/models', bearer(target)),
  judge,
  readModel,
  askModel: (target, model) => orNothing(makeGet(target, `/models/${encodeModel(model)}`, bearer(target))),
  judgeModel: (answer, model) =>
    answer.status === 200 && getString(answer.json, 'id')
      ? readEntry(answer.json, model)
      : judgeModelPage(answer, /^(?:model_not_found|invalid_model)$/),
};

export default probe;
