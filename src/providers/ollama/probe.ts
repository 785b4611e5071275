import { type Answer, get, getList, getString } from '../../probe/answer.js';
import { bearer, makeGet } from '../../probe/requests.js';
import type { Judgement, ModelAnswer, ProbeTarget, ProviderProbe } from '../../probe/types.js';
import { readBaseUrl } from '../base-url.js';
import info from './info.js';

function isCloud(target: ProbeTarget): boolean {
  const base = target.baseUrl === undefined ? undefined : readBaseUrl('ollama', target.baseUrl);
  return base !== undefined && info.officialHosts.includes(base.host);
}

function judge(answer: Answer, target: ProbeTarget): Judgement | undefined {
  if (answer.status === 200 && answer.kind === 'json') {
    if (!Array.isArray(get(answer.json, 'models'))) return { verdict: 'unknown', reason: 'unexpected-body' };
    // The cloud lists its models to anybody.
    return isCloud(target)
      ? { verdict: 'unknown', reason: 'public-endpoint' }
      : { verdict: 'verified', reason: 'reachable' };
  }
  if (answer.status === 401 && isCloud(target) && getString(answer.json, 'error') === 'unauthorized') {
    return { verdict: 'rejected', reason: 'invalid-key' };
  }
  return undefined;
}

/** `llama2` is `llama2:latest`; a name may carry the registry's host. */
function fullName(model: string): string {
  const name = model.replace(/^(?:registry\.ollama\.ai\/)?(?:library\/)?/, '').toLowerCase();
  return name.lastIndexOf(':') > name.lastIndexOf('/') ? name : `${name}:latest`;
}

function readModel(answer: Answer, model: string): ModelAnswer | undefined {
  if (answer.status !== 200 || !Array.isArray(get(answer.json, 'models'))) return undefined;
  const wanted = fullName(model);
  const names = getList(answer.json, 'models').flatMap((entry) =>
    [getString(entry, 'model'), getString(entry, 'name')].filter((name) => name !== undefined),
  );
  return { available: names.some((name) => fullName(name) === wanted) ? 'yes' : 'no' };
}

/** https://github.com/ollama/ollama/blob/main/docs/api.md#list-local-models */
const probe: ProviderProbe = {
  id: 'ollama',
  prove: (target) => makeGet(target, '/api/tags', bearer(target)),
  judge,
  readModel,
};

export default probe;
