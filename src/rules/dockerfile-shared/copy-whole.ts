import type { Range } from '../../core/text.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { Stage } from '../../syntax/dockerfile/stage-types.js';
import type { CopyInstruction } from '../../syntax/dockerfile/types.js';
import { type Workdirs, destinationOf, findWorkdirs, isWholeContext } from './copy-paths.js';
import { instructionsIn } from './instruction-walk.js';
import { targetChain } from './stage-facts.js';

/** A COPY or ADD that takes a whole folder of the build context. */
export interface WholeCopy {
  readonly instruction: CopyInstruction;
  readonly stage: Stage;
  /** Folder in the context, with a trailing slash; empty for all of it. */
  readonly folder: string;
  readonly range: Range;
  /** Whether what it copies ends up in the image that is made. */
  readonly shipped: boolean;
}

/** The instructions that copy the whole context, or a folder of it that holds files. */
export function findWholeCopies(model: DockerfileModel): WholeCopy[] {
  const chain = new Set(targetChain(model).map(({ index }) => index));
  const files = model.context?.files ?? [];
  return model.graph.stages.flatMap((stage) => {
    const workdirs = chain.has(stage.index) ? undefined : findWorkdirs(model.graph, stage, model.file.text);
    return instructionsIn(stage, 'copy', 'add').flatMap((instruction) => {
      if (instruction.from) return [];
      return instruction.sources.flatMap(({ literal, range }): WholeCopy[] => {
        if (literal === undefined) return [];
        const path = literal.replace(/^(?:\.?\/)+/, '').replace(/(?<!\/)\/+$/, '');
        const isFolder = isWholeContext(literal) || files.some((file) => file.startsWith(`${path}/`));
        if (!isFolder) return [];
        const folder = isWholeContext(literal) ? '' : `${path}/`;
        const shipped = chain.has(stage.index) || isCopiedOn(model, stage, instruction, workdirs!);
        return [{ instruction, stage, folder, range, shipped }];
      });
    });
  });
}

/** Whether the stages that are shipped copy the folder where it was put, as a whole. */
function isCopiedOn(
  model: DockerfileModel,
  stage: Stage,
  copy: CopyInstruction,
  workdirs: Workdirs,
): boolean {
  const { graph, file } = model;
  const where = destinationOf(graph, copy, file.text, workdirs);
  if (where === undefined) return false;
  return targetChain(model).some(({ references }) =>
    references.some(({ target, instruction }) => {
      if (target.kind !== 'stage' || target.stage !== stage.index || instruction.kind !== 'copy')
        return false;
      return instruction.sources.some(({ literal }) => {
        const source = literal?.replace(/(?<!\/)\/+$/, '');
        return source !== undefined && source !== '' && (where === source || where.startsWith(`${source}/`));
      });
    }),
  );
}
