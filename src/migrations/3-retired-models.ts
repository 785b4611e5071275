import { PROVIDERS } from '../providers/index.js';
import { judgeModel, type ModelJudgement } from '../providers/models.js';
import type { ProviderId } from '../providers/types.js';
import { defineMigration } from './define.js';
import { findHostOfModel } from './model-host.js';
import { listSettings } from './settings.js';

const BY_VARIABLE = new Map(PROVIDERS.map((provider) => [provider.modelVariable, provider]));

/** One model is asked about in many files. */
const judged = new Map<string, ModelJudgement>();

function judge(provider: ProviderId, model: string, today: string): ModelJudgement {
  const key = `${provider}\0${model}\0${today}`;
  const judgement = judged.get(key) ?? judgeModel(provider, model, today);
  if (judged.size < 1_000) judged.set(key, judgement);
  return judgement;
}

/**
 * What takes the place of a model, written as it was: `models/` before it stays. Undefined where none lives, for one that
 * somebody trained, and for a route of its own (`:free`) that a successor may not have.
 */
function findSuccessor(
  written: string,
  { known = '', replacement, replacementStatus }: ModelJudgement,
): string | undefined {
  const model = written.trim();
  if (replacement === undefined || replacementStatus === 'retired') return undefined;
  if (/^(?:ft:|tunedModels\/)/.test(model)) return undefined;
  const isSame = model.toLowerCase().endsWith(known.toLowerCase());
  if (!isSame) return /:[\w-]+$/.test(model) ? undefined : replacement;
  return model.slice(0, model.length - known.length) + replacement;
}

export default defineMigration({
  id: '3-retired-models',
  to: 3,
  title: 'models that were shut down become their living successors',
  risk: 'review',
  scope: 'catalyst',
  detect: (file, work) => {
    if (file.kind === 'source') return false;
    const words = work.wordsOf(file);
    return [...BY_VARIABLE.keys()].some((name) => words.has(name));
  },
  *plan(files, work) {
    const { models = {}, today } = work.options;
    for (const file of files) {
      for (const setting of listSettings(file, work, (one) => BY_VARIABLE.has(one))) {
        const { name, at, value, promise, write } = setting;
        const pinned = Object.hasOwn(models, name) ? models[name]! : undefined;
        if (pinned === value || value === '') continue;
        const host = findHostOfModel(BY_VARIABLE.get(name)!, setting, work);
        if (host === undefined) continue;
        const judgement = judge(host.id, value, today);
        const { known, status, shutdown, via, source } = judgement;
        if (status !== 'retired' || known === undefined) continue;
        const next = pinned ?? findSuccessor(value, judgement);
        const args = {
          name,
          model: known,
          shutdown: shutdown ?? 'a day that is not known',
          source: source ?? '',
        };
        const base = { file, at, from: name, to: name };
        const edits = next === undefined ? undefined : write(next);
        if (next === undefined || !edits)
          yield { ...base, action: 'report', messageId: 'noSuccessor', args, risk: 'manual' };
        else
          yield {
            ...base,
            action: 'set',
            messageId: pinned === undefined ? 'successor' : 'pinned',
            args: { ...args, next, via: via.join(', ') },
            edits,
            promised: [promise],
            removed: [{ name, why: `${known} was shut down` }],
          };
      }
    }
  },
  messages: {
    successor: (a: {
      name: string;
      model: string;
      shutdown: string;
      next: string;
      via: string;
      source: string;
    }) =>
      `${a.name}: ${a.model}, shut down on ${a.shutdown}, becomes ${a.next}${a.via === '' ? '' : ` (by way of ${a.via})`}${a.source === '' ? '' : `; ${a.source}`}`,
    pinned: (a: { name: string; model: string; next: string }) =>
      `${a.name}: ${a.model} becomes ${a.next}, as the configuration has it`,
    noSuccessor: (a: { name: string; model: string; shutdown: string }) =>
      `${a.name}: ${a.model} was shut down on ${a.shutdown}, and no living successor is known: choose one`,
  },
  docs: {
    what: 'A model whose day has passed becomes the first living model at the end of its chain of replacements.',
    why: 'A request for a retired model answers 404: the provider is configured, and every call to it fails.',
    manual: [
      'A successor answers in another way and at another price: try it. migrations.models in the configuration pins another choice.',
      'A model without a known successor, and one that somebody trained, is only told.',
      'Behind a gateway or a local server (base URL) models have names of their own and are left alone: see there whether they live.',
    ],
    verify: 'catalyst probe asks whether the key may use the model.',
  },
});
