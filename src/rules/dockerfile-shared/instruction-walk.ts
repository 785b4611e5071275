import type { DockerfileModel } from '../../models/dockerfile.js';
import type { Instruction, InstructionKind } from '../../syntax/dockerfile/types.js';
import type { Stage } from '../../syntax/dockerfile/stage-types.js';

/** The instruction type that has this kind. */
export type InstructionOf<K extends InstructionKind> = Instruction extends infer I
  ? I extends { readonly kind: infer Kinds }
    ? [K & Kinds] extends [never]
      ? never
      : I
    : never
  : never;

/** Whether an instruction is of one of these kinds. */
export function isKind<K extends InstructionKind>(
  instruction: Instruction | undefined,
  ...kinds: readonly K[]
): instruction is InstructionOf<K> {
  return instruction !== undefined && (kinds as readonly InstructionKind[]).includes(instruction.kind);
}

/** The instructions of these kinds in the whole file, in order, triggers of ONBUILD included. */
export function instructionsOf<K extends InstructionKind>(
  { dockerfile }: Pick<DockerfileModel, 'dockerfile'>,
  ...kinds: readonly K[]
): InstructionOf<K>[] {
  return withTriggers(dockerfile.instructions).filter((one): one is InstructionOf<K> =>
    isKind(one, ...kinds),
  );
}

/** The instructions of these kinds in one stage, without triggers. */
export function instructionsIn<K extends InstructionKind>(
  stage: Stage,
  ...kinds: readonly K[]
): InstructionOf<K>[] {
  return stage.instructions.filter((one): one is InstructionOf<K> => isKind(one, ...kinds));
}

/** Instructions with the trigger of each ONBUILD after it. */
export function withTriggers(instructions: readonly Instruction[]): Instruction[] {
  return instructions.flatMap((one) => (one.kind === 'onbuild' && one.trigger ? [one, one.trigger] : [one]));
}

/** The value of a flag, decoded; undefined where it is not given. */
export function flagValue(instruction: Instruction, name: string): string | undefined {
  return instruction.flags.find((flag) => flag.name.toLowerCase() === name)?.value?.value;
}

/** Whether a flag is given. */
export function hasFlag(instruction: Instruction, name: string): boolean {
  return instruction.flags.some((flag) => flag.name.toLowerCase() === name);
}
