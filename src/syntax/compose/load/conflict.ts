import type { OnConflict } from '../merge/merge.js';
import { type LoadState, problemAt } from './state.js';

/** Notes that a later file gives a map where an earlier one has a list, or the like. */
export function reportConflict(state: LoadState): OnConflict {
  return (path, base, over) => {
    state.problems.push(
      problemAt('file/override-conflict', path, over, {
        args: { expected: base.kind, got: over.kind },
        says: `cannot override ${path.join('.')}`,
        related: [{ file: base.file, range: base.range }],
      }),
    );
  };
}
