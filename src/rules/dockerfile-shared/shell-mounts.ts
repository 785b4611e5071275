import type { Flag, FlagField, RunInstruction } from '../../syntax/dockerfile/types.js';

/** A `--mount` of a RUN with the fields that rules ask for. */
export interface Mount {
  readonly flag: Flag;
  /** `bind` where none is written. */
  readonly type: string;
  /** Without a slash at the end; undefined where it depends on a variable. */
  readonly target: string | undefined;
  readonly targetField: FlagField | undefined;
  readonly field: (key: string) => string | undefined;
}

/** Reads the mounts of a RUN. https://docs.docker.com/reference/dockerfile/#run---mount */
export function mountsOf(run: RunInstruction): Mount[] {
  return run.mounts.map((flag) => {
    const find = (...keys: string[]) => flag.fields.find(({ key }) => keys.includes(key));
    const targetField = find('target', 'dst', 'destination');
    const target = targetField?.value?.literal;
    return {
      flag,
      type: find('type')?.value?.literal ?? 'bind',
      target: target === undefined ? undefined : target.replace(/(?<=[^/]|^\/)\/+$/, ''),
      targetField,
      field: (key) => find(key)?.value?.literal,
    };
  });
}

/** The mounts that keep what is written out of the layer: caches and tmpfs. */
export function scratchMounts(run: RunInstruction): Mount[] {
  return mountsOf(run).filter(({ type }) => type === 'cache' || type === 'tmpfs');
}

/** Whether a mount holds a folder: its own or one above it. */
export function holds(mount: Mount, folder: string): boolean {
  const { target } = mount;
  return target !== undefined && (target === folder || target === '/' || folder.startsWith(`${target}/`));
}

/** Whether some cache or tmpfs mount holds one of these folders. */
export function keepsOut(run: RunInstruction, ...folders: readonly string[]): boolean {
  return scratchMounts(run).some((mount) => folders.some((folder) => holds(mount, folder)));
}

/** Whether some cache or tmpfs mount's target matches, or hides behind a variable. */
export function keepsOutMatching(run: RunInstruction, pattern: RegExp): boolean {
  return scratchMounts(run).some(({ target }) => target === undefined || pattern.test(target));
}
