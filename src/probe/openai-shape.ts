import { type Answer, get, getList, getString, readDay, readErrorCode, readErrorMessage } from './answer.js';
import type { Judgement, ModelAnswer } from './types.js';

/** The list of models as OpenAI invented it, and as half of the others copied it. */
export function isModelList(answer: Answer): boolean {
  return answer.kind === 'json' && Array.isArray(get(answer.json, 'data'));
}

/** The entry of a model in such a list. */
export function findListed(answer: Answer, model: string): unknown {
  return getList(answer.json, 'data').find((entry) => getString(entry, 'id') === model);
}

/** A 200 with the list proves the key. */
export function judgeModelList(answer: Answer): Judgement | undefined {
  if (answer.status !== 200 || answer.kind !== 'json') return undefined;
  return isModelList(answer)
    ? { verdict: 'verified', reason: 'accepted' }
    : { verdict: 'unknown', reason: 'unexpected-body' };
}

/** A model's own page: 200 with its id, or a documented "there is none". */
export function judgeModelPage(
  answer: Answer,
  gone: RegExp = /^model_(?:not_found|decommissioned)$/,
): ModelAnswer {
  if (answer.kind !== 'json') return { available: 'unknown' };
  const id = getString(answer.json, 'id');
  if (answer.status === 200 && id) {
    const shutdown = get(answer.json, 'shutdown_date');
    return {
      available: 'yes',
      resolved: id,
      ...(shutdown === undefined ? {} : { shutdown: readDay(shutdown) ?? null }),
    };
  }
  const code = readErrorCode(answer) ?? '';
  const saysSo =
    gone.test(code) ||
    /model\b.*\b(?:does not exist|not found|decommissioned)/i.test(readErrorMessage(answer) ?? '');
  return { available: (answer.status === 404 || answer.status === 400) && saysSo ? 'no' : 'unknown' };
}
