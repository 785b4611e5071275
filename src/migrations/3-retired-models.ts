import { PROVIDERS } from '../providers/index.js';
import { judgeModel, type ModelJudgement } from '../providers/models.js';
import { defineMigration } from './define.js';
import { listSettings } from './settings.js';

const BY_VARIABLE = new Map(PROVIDERS.map((provider) => [provider.modelVariable, provider]));

/** One model is asked about in many files. */
const judged = new Map<string, ModelJudgement>();

function judge(name: string, model: string, today: string): ModelJudgement {
  const key = `${name}\0${model}\0${today}`;
  const judgement = judged.get(key) ?? judgeModel(BY_VARIABLE.get(name)!.id, model, today);
  if (judged.size < 1_000) judged.set(key, judgement);
  return judgement;
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
      for (const { name, at, value, promise, write } of listSettings(file, work, (one) =>
        BY_VARIABLE.has(one),
      )) {
        const pinned = Object.hasOwn(models, name) ? models[name]! : undefined;
        if (pinned === value || value === '') continue;
        const { known, status, shutdown, replacement, replacementStatus, via, source } = judge(
          name,
          value,
          today,
        );
        if (status !== 'retired' || known === undefined) continue;
        const lives = replacement !== undefined && replacementStatus !== 'retired';
        const next = pinned ?? (lives ? replacement : undefined);
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
      'A model without a known successor is only told.',
    ],
    verify: 'catalyst probe asks whether the key may use the model.',
  },
});
