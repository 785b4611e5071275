import type { DockerfileModel } from '../../models/dockerfile.js';
import type { Stage, StageGraph } from '../../syntax/dockerfile/stage-types.js';
import type { Instruction, InstructionKind } from '../../syntax/dockerfile/types.js';
import { askOnce } from '../shared/ask-once.js';
import { type ImageName, parseImageName } from './image-name.js';
import { type InstructionOf, isKind } from './instruction-walk.js';

/** The stage that a plain `docker build` makes. */
export function targetOf(graph: StageGraph): Stage | undefined {
  return graph.stages[graph.target];
}

/** The stages that a stage is built on, the lowest first, itself last. */
export function chainOf(graph: StageGraph, stage: Stage): Stage[] {
  const chain = [stage];
  for (let below = stageBelow(graph, stage); below; below = stageBelow(graph, below)) chain.push(below);
  return chain.reverse();
}

/** The stage that a stage stands on. A stage can only stand on an earlier one; anything else would not end. */
export function stageBelow(graph: StageGraph, stage: Stage): Stage | undefined {
  const below = stage.base.kind === 'stage' ? graph.stages[stage.base.stage] : undefined;
  return below && below.index < stage.index ? below : undefined;
}

/** What the lowest stage of a chain stands on. */
export interface BaseImage {
  readonly stage: Stage;
  readonly scratch: boolean;
  /** Undefined where a variable hides it, or it is scratch. */
  readonly image: ImageName | undefined;
}

/** The image at the bottom of a stage. */
export function baseImageOf(graph: StageGraph, stage: Stage): BaseImage {
  return baseImagesOf(graph)[stage.index] ?? standingOn(stage);
}

/** Of all stages at once, each asking the one below it: a file may stack thousands. */
const baseImagesOf = askOnce((graph: StageGraph): readonly BaseImage[] => {
  const bases: BaseImage[] = [];
  for (const stage of graph.stages) {
    const below = stageBelow(graph, stage);
    bases.push((below && bases[below.index]) ?? standingOn(stage));
  }
  return bases;
});

function standingOn(stage: Stage): BaseImage {
  const { base } = stage;
  const image = base.kind === 'image' && base.reference ? parseImageName(base.reference) : undefined;
  return { stage, scratch: base.kind === 'scratch', image };
}

/** The instructions of a stage and those it stands on, in order of execution. */
export function inheritedInstructions(graph: StageGraph, stage: Stage): Instruction[] {
  return chainOf(graph, stage).flatMap((one) => [...one.instructions]);
}

/** The same, of some kinds only. */
export function inheritedOf<K extends InstructionKind>(
  graph: StageGraph,
  stage: Stage,
  ...kinds: readonly K[]
): InstructionOf<K>[] {
  return inheritedInstructions(graph, stage).filter((one): one is InstructionOf<K> => isKind(one, ...kinds));
}

/** The stages that the target stands on or is; in a fragment without FROM its only one. */
export function targetChain({ graph }: Pick<DockerfileModel, 'graph'>): Stage[] {
  const target = targetOf(graph);
  return target ? chainOf(graph, target) : [];
}

/** How a stage is called in a message. */
export function stageLabel(stage: Stage): string {
  return stage.from?.stageName?.value ?? `stage ${stage.index}`;
}

/** Whether the base is a Windows image, where paths, users and shells are others. */
export function isWindows(graph: StageGraph, stage: Stage): boolean {
  const { image, stage: root } = baseImageOf(graph, stage);
  const text = image ? `${image.short}:${image.tag ?? ''}` : (root.from?.image?.name.value ?? '');
  return /windows|nanoserver/i.test(text) || /windows/i.test(root.from?.platform?.value ?? '');
}
