import { parseDockerfile } from '../syntax/dockerfile/index.js';
import type { Verify } from './apply.js';

/**
 * Accepts a new text only if it brings nothing that the build would refuse and loses no instruction, but for those that
 * were promised to be joined (`instructions:-2`).
 */
export const verifyDockerfile: Verify = (_file, before, after, changes) => {
  const [old, next] = [parseDockerfile(before), parseDockerfile(after)];
  const joined = changes.reduce(
    (sum, change) => sum + Number(/^instructions:-(\d+)$/.exec(change)?.[1] ?? 0),
    0,
  );
  return (
    next.problems.length <= old.problems.length &&
    next.instructions.length >= old.instructions.length - joined
  );
};
