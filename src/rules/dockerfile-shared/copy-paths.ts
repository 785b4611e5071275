import type { CopyInstruction, Instruction } from '../../syntax/dockerfile/types.js';
import type { StageGraph } from '../../syntax/dockerfile/stage-types.js';
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

const ARCHIVE = /\.(?:tar|gz|bz2|xz|zst|lz|lzma|z|t(?:gz|bz2?|b2|xz|lz|zst|z)|tar\.\w+)$/i;

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
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? ''
  );
}

/** Whether a path starts at the root of the system, on Linux or Windows. */
export function isAbsolutePath(path: string): boolean {
  return path.startsWith('/') || path.startsWith('\\') || /^[a-z]:/i.test(path);
}

/** Where COPY or ADD writes, as an absolute path without a trailing slash; undefined where that cannot be told. */
export function destinationOf(graph: StageGraph, one: CopyInstruction, source: string): string | undefined {
  const word = one.destination;
  if (!word) return undefined;
  const value = expandVariables(word, graph.scopeBefore(one), source).value;
  if (value === undefined) return undefined;
  if (value.startsWith('/')) return cleanPath(value);
  const folder = workdirBefore(graph, one, source);
  return folder === undefined ? undefined : cleanPath(`${folder}/${value}`);
}

/** The working folder at an instruction, as far as the file tells; `/` where no WORKDIR is set. */
export function workdirBefore(graph: StageGraph, one: Instruction, source: string): string | undefined {
  const stage = graph.stageOf(one);
  if (!stage) return undefined;
  const below = stage.base.kind === 'stage' ? graph.stages[stage.base.stage]?.effective.workdir : undefined;
  let folder: string | undefined = below ? below.path : '/';
  for (const before of stage.instructions) {
    if (before.index >= one.index) break;
    if (before.kind !== 'workdir' || !before.value) continue;
    const value = expandVariables(before.value, graph.scopeBefore(before), source).value;
    if (value === undefined) folder = undefined;
    else if (value.startsWith('/')) folder = cleanPath(value);
    else folder = folder === undefined ? undefined : cleanPath(`${folder}/${value}`);
  }
  return folder;
}
