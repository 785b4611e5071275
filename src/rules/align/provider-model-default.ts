import type { AlignModel, Place } from '../../models/align.js';
import { PROVIDERS } from '../../providers/index.js';
import { judgeModel } from '../../providers/models.js';
import type { ProviderInfo } from '../../providers/types.js';
import { evidenceOf, hasCode } from '../align-shared/evidence.js';
import { adviseReplacement, type ShownReplacement, showReplacement } from '../env-shared/model-values.js';
import { relate } from '../align-shared/places.js';
import { defineRule } from '../define-rule.js';

interface Args extends ShownReplacement {
  readonly [key: string]: string | readonly string[];
  readonly name: string;
  readonly model: string;
  readonly provider: string;
  /** Day of the shutdown; empty where it is not known. */
  readonly shutdown: string;
}

export default defineRule({
  id: 'align/provider-model-default',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The code falls back on a model of a provider that has been shut down, or will be soon.',
    why: 'Where the variable is not set, every request fails from that day on.',
    bad: '# file: app/main.py\nimport os\nmodel = os.getenv("OPENAI_MODEL", "gpt-4-turbo-preview")',
    good: '# file: .env\nOPENAI_MODEL=a-model-that-answers\n# file: app/main.py\nimport os\nmodel = os.environ["OPENAI_MODEL"]',
  },
  messages: {
    retired: (a: Args) =>
      `the default of ${a.name}, ${a.model}, was shut down${a.shutdown === '' ? '' : ` on ${a.shutdown}`}`,
    ends: (a: Args) => `the default of ${a.name}, ${a.model}, will be shut down on ${a.shutdown}`,
    set: (a: { name: string }) => `${a.name} is set here, so that the default does not count`,
  },
  advice: { retired: adviseReplacement, ends: adviseReplacement },
  applies: (model) => hasCode(model),
  *check(model, { today }) {
    for (const place of model.places) {
      const provider = place.kind === 'code' && !place.isTest ? providerOf(place.name) : undefined;
      if (!provider || place.value === undefined || place.read?.default?.kind !== 'literal') continue;
      const judgement = judgeModel(provider.id, place.value, today);
      const { status, known, shutdown = '' } = judgement;
      if (known === undefined || (status !== 'retired' && status !== 'shutting-down')) continue;
      const setters = settersFor(model, place);
      yield {
        messageId: status === 'retired' ? 'retired' : 'ends',
        args: {
          ...showReplacement(judgement),
          name: place.name,
          model: known,
          provider: provider.name,
          shutdown,
        },
        file: place.file,
        range: place.read.default.range,
        subject: `${place.name} ${known}`,
        related: relate(setters, 'set', 2),
        ...(setters.length > 0 || status !== 'retired' ? { severity: 'info' as const } : {}),
      };
    }
  },
});

function settersFor(model: AlignModel, { name }: Place): readonly Place[] {
  return evidenceOf(model)
    .settersOf(name)
    .filter(({ value }) => value !== '');
}

/** The provider whose model a variable names: `OPENAI_MODEL`, `OPENROUTER_DEFAULT_MODEL`, `GROQ_CHAT_MODEL`. */
function providerOf(name: string): ProviderInfo | undefined {
  if (!/MODEL/.test(name)) return undefined;
  return PROVIDERS.find(
    ({ modelVariable, foreignNames }) =>
      modelVariable === name ||
      foreignNames.model.includes(name) ||
      name.startsWith(modelVariable.slice(0, -'MODEL'.length)),
  );
}
