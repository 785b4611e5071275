import type { CopyInstruction, Instruction } from '../syntax/dockerfile/types.js';
import type { Stage, StageGraph } from '../syntax/dockerfile/stage-types.js';

/** A working directory that the base image has. */
const UNKNOWN = '?';

/**
 * Whether the image that a plain `docker build` makes holds the whole of its context: copied there as such, or in a stage
 * below it, or taken over from a stage that has it (`COPY --from=build /app /app`, but not `/app/dist`).
 */
export function holdsWholeContext(graph: StageGraph): boolean {
  const contents: Content[] = [];
  for (const stage of graph.stages) contents.push(contentOf(stage, contents));
  return (contents[graph.target]?.folders ?? []).length > 0;
}

interface Content {
  /** Where all of the context lies. */
  readonly folders: readonly string[];
  readonly workdir: string;
}

function contentOf(stage: Stage, before: readonly Content[]): Content {
  const below = stage.base.kind === 'stage' ? before[stage.base.stage] : undefined;
  const folders = [...(below?.folders ?? [])];
  let at = below?.workdir ?? (stage.base.kind === 'scratch' ? '' : UNKNOWN);
  for (const instruction of stage.instructions) {
    if (instruction.kind === 'workdir') at = join(at, instruction.value?.literal ?? UNKNOWN);
    if (!isCopy(instruction)) continue;
    const target = join(at, instruction.destination?.literal ?? UNKNOWN);
    const reference = stage.references.find((one) => one.instruction === instruction)?.target;
    const given = reference?.kind === 'stage' ? before[reference.stage]?.folders : undefined;
    const sources = instruction.sources.map(({ literal }) => literal ?? '');
    if (instruction.from === undefined && sources.some((source) => /^\.\/?$/.test(source)))
      folders.push(target);
    else if (given?.some((folder) => sources.some((source) => isIn(folder, join('', source)))))
      folders.push(target);
  }
  return { folders, workdir: at };
}

const isCopy = (instruction: Instruction): instruction is CopyInstruction =>
  instruction.kind === 'copy' || instruction.kind === 'add';

function isIn(folder: string, source: string): boolean {
  return source === '' || folder === source || folder.startsWith(`${source}/`);
}

/** An absolute path without its last slash; `/` is empty. */
function join(base: string, path: string): string {
  const whole = path.startsWith('/') ? path : `${base}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.length === 0 ? '' : parts[0] === UNKNOWN ? parts.join('/') : `/${parts.join('/')}`;
}
