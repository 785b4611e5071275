/** COPY --from and RUN --mount from=: which stage needs which. */
import type { Instruction } from './instruction-types.js';
import type { Word } from './part-types.js';
import type { Stage, StageReference } from './stage-types.js';

type Target = StageReference['target'];

/** Fills in the references of all stages. */
export function resolveReferences(stages: readonly Stage[]): Stage[] {
  const byName = new Map<string, number[]>();
  for (const { name, index } of stages) {
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []).slice(-8), index]);
  }
  const find = (name: string, current: number): Target | undefined => {
    const indices = byName.get(name.toLowerCase());
    if (indices === undefined) return undefined;
    const earlier = indices.findLast((index) => index < current);
    if (earlier !== undefined) return { kind: 'stage', stage: earlier };
    return indices.includes(current) ? { kind: 'self' } : { kind: 'later-stage', stage: indices[0]! };
  };
  const resolve = (via: StageReference['via'], word: Word, current: number): Target => {
    const text = word.value;
    // Only COPY knows stages by number.
    if (via === 'copy' && /^[+-]?\d+$/.test(text)) {
      const number = Number(text);
      if (number === current) return { kind: 'self' };
      if (number < 0 || number >= stages.length) return { kind: 'missing-index', number };
      return number < current ? { kind: 'stage', stage: number } : { kind: 'later-stage', stage: number };
    }
    if (text.includes('$')) return { kind: 'variable' };
    return find(text, current) ?? { kind: 'external', name: text };
  };
  return stages.map((stage) => {
    const references: StageReference[] = [];
    const visit = (instruction: Instruction) => {
      if (instruction.kind === 'onbuild' && instruction.trigger !== undefined) visit(instruction.trigger);
      else if (
        instruction.kind === 'copy' &&
        instruction.from !== undefined &&
        instruction.from.value !== ''
      ) {
        const word = instruction.from;
        references.push({ via: 'copy', instruction, word, target: resolve('copy', word, stage.index) });
      } else if (instruction.kind === 'run') {
        for (const mount of instruction.mounts) {
          const word = mount.fields.find((field) => field.key === 'from')?.value;
          if (word === undefined || word.value === '') continue;
          references.push({ via: 'mount', instruction, word, target: resolve('mount', word, stage.index) });
        }
      }
    };
    stage.instructions.forEach(visit);
    return { ...stage, references };
  });
}

/** The stages that the last one needs, itself included, ascending. */
export function findNeeded(stages: readonly Stage[]): number[] {
  return findNeededBy(stages, stages.length - 1);
}

/** The stages that a stage needs, itself included, ascending. */
export function findNeededBy(stages: readonly Stage[], target: number): number[] {
  const needed = new Set<number>();
  const waiting = [target];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const stage = stages[index];
    if (stage === undefined || needed.has(index)) continue;
    needed.add(index);
    if (stage.base.kind === 'stage') waiting.push(stage.base.stage);
    for (const { target: to, instruction } of stage.references) {
      if (to.kind === 'stage' && !instruction.isTrigger) waiting.push(to.stage);
    }
  }
  return [...needed].sort((a, b) => a - b);
}
