import type { CopyInstruction, Instruction } from '../../syntax/dockerfile/types.js';
import type { Stage, StageGraph } from '../../syntax/dockerfile/stage-types.js';
import { expandVariables } from '../../syntax/dockerfile/index.js';
import { cleanPath } from '../../syntax/dockerignore/parse.js';

/** Whether a word names something elsewhere: a URL, a git repository. */
export function isRemote(source: string): boolean {
  return (
    /^(?:https?|ftp|git|ssh):\/\//i.test(source) ||
    /^git@/.test(source) ||
    /^[\w.-]+\.git(?:#|$)/.test(source)
  );
}

const ARCHIVE = /\.(?:tar|gz|bz2|xz|zst|lz|lzma|z|t(?:gz|bz2?|b2|xz|lz|zst|pz|z)|tar\.\w+)$/i;

/** Whether ADD would unpack it, by its name. */
export function isArchive(path: string): boolean {
  return ARCHIVE.test(path);
}

/** Whether a source is the whole build context. */
export function isWholeContext(source: string): boolean {
  const clean = cleanPath(source.replace(/^\/+/, ''));
  return clean === '.' || clean === '*';
}

/** The last part of a path, whichever slashes it has. */
export function lastPart(path: string): string {
  return (
    path
      .replace(/(?<![\\/])[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? ''
  );
}

/** Whether a path starts at the root of the system, on Linux or Windows. */
export function isAbsolutePath(path: string): boolean {
  return path.startsWith('/') || path.startsWith('\\') || /^[a-z]:/i.test(path);
}

/** The working folder before each instruction of a stage. */
export type Workdirs = ReadonlyMap<Instruction, string | undefined>;

/**
 * The working folder before each instruction of a stage, in one pass; undefined where the file does not tell, `/`
 * where no WORKDIR is set.
 */
export function findWorkdirs(graph: StageGraph, stage: Stage, source: string): Workdirs {
  const found = new Map<Instruction, string | undefined>();
  const below = stage.base.kind === 'stage' ? graph.stages[stage.base.stage]?.effective.workdir : undefined;
  let folder: string | undefined = below ? below.path : '/';
  for (const one of stage.instructions) {
    found.set(one, folder);
    if (one.kind !== 'workdir' || !one.value) continue;
    const value = expandVariables(one.value, graph.scopeBefore(one), source).value;
    if (value === undefined) folder = undefined;
    else if (value.startsWith('/')) folder = cleanPath(value);
    else folder = folder === undefined ? undefined : cleanPath(`${folder}/${value}`);
  }
  return found;
}

/** Where COPY or ADD writes, as an absolute path without a trailing slash; undefined where that cannot be told. */
export function destinationOf(
  graph: StageGraph,
  one: CopyInstruction,
  source: string,
  workdirs: Workdirs,
): string | undefined {
  const word = one.destination;
  if (!word) return undefined;
  const value = expandVariables(word, graph.scopeBefore(one), source).value;
  if (value === undefined) return undefined;
  if (value.startsWith('/')) return cleanPath(value);
  const folder = workdirs.get(one);
  return folder === undefined ? undefined : cleanPath(`${folder}/${value}`);
}
