import type { DockerfileModel } from '../../models/dockerfile.js';
import type { CopyInstruction } from '../../syntax/dockerfile/types.js';
import { mountsOf } from './shell-mounts.js';
import type { ShellRun } from './shell-runs.js';

/** Whether a file of the build context, by its base name, is there when a RUN runs: copied or mounted before it. */
export function isPresent(model: DockerfileModel, { stage, run }: ShellRun, pattern: RegExp): boolean {
  const names = namesBefore(model, stage, run.range.start);
  if (names.some((name) => pattern.test(name))) return true;
  const mounts = mountsOf(run).filter(({ type }) => type === 'bind');
  return mounts.some(
    (mount) =>
      pattern.test(baseName(mount.field('source') ?? mount.field('src') ?? '')) ||
      pattern.test(baseName(mount.target ?? '')),
  );
}

/** Whether everything of the context has been copied before a RUN, so that what it holds is there too. */
export function isContextCopied(model: DockerfileModel, { stage, run }: ShellRun): boolean {
  return copiesOf(model, stage).some(
    ({ from, sources, range }) =>
      range.start < run.range.start &&
      !from &&
      sources.some(({ literal }) => literal === '.' || literal === './'),
  );
}

/** Whether the context holds a file at its root; undefined where the context is not known. */
export function contextHas({ context }: DockerfileModel, name: string): boolean | undefined {
  return context ? context.files.includes(name) || (context.complete ? false : undefined) : undefined;
}

function namesBefore(model: DockerfileModel, stage: ShellRun['stage'], before: number): string[] {
  return copiesOf(model, stage)
    .filter(({ from, range }) => !from && range.start < before)
    .flatMap(({ sources }) => sources.map(({ literal, value }) => baseName(literal ?? value)));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** How far down a chain of stages it is looked: real ones are a handful. */
const DEPTH = 32;

/** What a stage and those it stands on copy in. */
function copiesOf({ graph }: DockerfileModel, stage: ShellRun['stage']): CopyInstruction[] {
  const found: CopyInstruction[] = [];
  let current: typeof stage | undefined = stage;
  for (let depth = 0; current && depth < DEPTH; depth++) {
    found.push(
      ...current.instructions.filter(
        (one): one is CopyInstruction => one.kind === 'copy' || one.kind === 'add',
      ),
    );
    current = current.base.kind === 'stage' ? graph.stages[current.base.stage] : undefined;
  }
  return found;
}
