import type { DockerfileModel } from '../../models/dockerfile.js';
import { mountsOf } from './shell-mounts.js';
import type { ShellRun } from './shell-runs.js';
import { inheritedOf } from './stage-facts.js';

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
  return inheritedOf(model.graph, stage, 'copy', 'add').some(
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
  return inheritedOf(model.graph, stage, 'copy', 'add')
    .filter(({ from, range }) => !from && range.start < before)
    .flatMap(({ sources }) => sources.map(({ literal, value }) => baseName(literal ?? value)));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
