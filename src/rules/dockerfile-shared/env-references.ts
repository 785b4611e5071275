import type { Range } from '../../core/text.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { KeyValue } from '../../syntax/dockerfile/types.js';
import { variablesIn } from './instruction-variables.js';
import { instructionsOf } from './instruction-walk.js';

/** A use of a name in the ENV that sets it. */
export interface OwnReference {
  readonly name: string;
  readonly range: Range;
  /** Whether an earlier ARG or ENV of this file gave the name a value, which is the one that is used. */
  readonly hasValue: boolean;
}

/** The first use of such a name in each value of each ENV. */
export function* ownReferences(model: DockerfileModel): Generator<OwnReference> {
  for (const one of instructionsOf(model, 'env')) {
    const { entries } = one;
    // `NAME=$NAME` hands a value on as it is: what others see of it is the same.
    const setters = new Map<string, number>();
    for (const entry of entries) {
      if (!isHandedOn(entry)) setters.set(entry.key.value, (setters.get(entry.key.value) ?? 0) + 1);
    }
    for (const entry of entries) {
      const own = isHandedOn(entry) ? 0 : 1;
      for (const { name, range } of variablesIn(entry.value?.parts ?? [])) {
        if ((setters.get(name) ?? 0) <= (name === entry.key.value ? own : 0)) continue;
        const before = model.graph.scopeBefore(one).lookup(name);
        yield { name, range, hasValue: before?.entry !== undefined && !before.optional };
        break;
      }
    }
  }
}

function isHandedOn({ key, value }: KeyValue): boolean {
  const [part, ...rest] = value?.parts.filter((one) => one.kind === 'variable' || one.value !== '') ?? [];
  return rest.length === 0 && part?.kind === 'variable' && part.name === key.value;
}
