import { directoryOf } from '../syntax/compose/paths.js';
import type { Change, Planned } from './define.js';
import type { MigratableFile } from './types.js';
import type { Work } from './work.js';

/**
 * Names that stay as they are in some file: it waits for a decision, cannot be written, or nothing could be proven. What
 * refers to such a name, or is read together with it, has to stay too.
 */
export interface Holds {
  readonly note: (file: MigratableFile, planned: Planned) => void;
  readonly hold: (path: string, name: string) => void;
  readonly has: (path: string, name: string) => boolean;
  /** The file for which a name of this env file has to wait. */
  readonly holderOf: (file: MigratableFile, name: string) => string | undefined;
}

export function createHolds(work: Work): Holds {
  const held = new Set<string>();
  const keyOf = (path: string, name: string) => `${path}\0${name}`;
  const hold = (path: string, name: string) => void held.add(keyOf(path, name));
  const has = (path: string, name: string) => held.has(keyOf(path, name));
  return {
    hold,
    has,
    note: (file, planned) => {
      if ('conflict' in planned) {
        hold(file.path, planned.conflict.from);
        if (planned.conflict.target !== undefined) hold(file.path, planned.conflict.to);
      } else if (planned.from !== undefined && stays(planned)) hold(file.path, planned.from);
    },
    holderOf: (file, name) => {
      const beside = work
        .togetherWith(file)
        .flatMap(({ files }) => files)
        .find((path) => path !== file.path && has(path, name));
      if (beside !== undefined || !/(?:^|\/)\.env$/.test(file.path)) return beside;
      // Compose takes the values of references from the .env beside it.
      const folder = directoryOf(file.path);
      return work.compose().find(({ path }) => directoryOf(path) === folder && has(path, name))?.path;
    },
  };
}

const stays = ({ file, edits, messageId }: Change) =>
  edits === undefined
    ? messageId === 'unproven' || messageId === 'unconvertible'
    : file.readOnly !== undefined;

/** A rename that has to wait for another file. */
export function waitFor(change: Change, holder: string): Change {
  const { file, at, from = '', to = '' } = change;
  const args = { from, to, file: holder };
  return { file, at, from, to, args, action: 'report', messageId: 'waits', risk: 'manual' };
}
