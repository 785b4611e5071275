import type { Range } from '../../core/text.js';
import type { EnvModel } from '../../models/env.js';
import { findPlaceholder } from '../../providers/placeholder.js';
import { judgeModel, type ModelJudgement } from '../../providers/models.js';
import type { ProviderInfo } from '../../providers/types.js';
import { listProviderValues } from './provider-values.js';

/** A configured model, judged as of a day. */
export interface JudgedModel {
  readonly provider: ProviderInfo;
  readonly variable: string;
  readonly judgement: ModelJudgement;
  /** Undefined for a default of the contract, which stands in no file. */
  readonly range?: Range;
}

/** Judges the models that a file sets, and those that a configured provider falls back on. */
export function judgeModels(model: EnvModel, today: string): JudgedModel[] {
  const found = listProviderValues(model, 'model').flatMap(({ host, variable, value }): JudgedModel[] => {
    const range = model.locate(variable)?.value;
    // What a gateway or a local server calls its models is its own affair.
    if (!host || !range || findPlaceholder(value) || /[\s,$]/.test(value)) return [];
    return [{ provider: host, variable, range, judgement: judgeModel(host.id, value, today) }];
  });
  const defaults = listProviderValues(model, 'key').flatMap(({ provider, host, value }): JudgedModel[] => {
    const state = model.providers.find(({ id }) => id === provider.id);
    if (state?.modelFrom !== 'default' || !state.model || host !== provider || findPlaceholder(value))
      return [];
    const judgement = judgeModel(provider.id, state.model, today);
    return [{ provider, variable: state.modelVariable, judgement }];
  });
  return [...found, ...defaults];
}

/** Where a replacement leads, as it is shown: empty strings where nothing is known. */
export interface ShownReplacement {
  readonly replacement: string;
  readonly via: readonly string[];
  readonly asOf: string;
}

/** The replacement of a model in public words; one that is retired itself is none. */
export function showReplacement({
  replacement,
  replacementStatus,
  via,
  asOf,
}: ModelJudgement): ShownReplacement {
  const isLasting = replacement !== undefined && replacementStatus !== 'retired';
  return { replacement: isLasting ? replacement : '', via: isLasting ? via : [], asOf };
}

/** What to write instead, with the way that leads there. */
export function adviseReplacement({ replacement, via, asOf }: ShownReplacement): string {
  if (replacement === '') return `no replacement is known; models as of ${asOf}`;
  const by = via.length > 0 ? ` (by way of ${via.join(', ')})` : '';
  return `replacement ${replacement}${by}; models as of ${asOf}`;
}
