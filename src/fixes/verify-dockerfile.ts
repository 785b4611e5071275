import { parseDockerfile } from '../syntax/dockerfile/index.js';
import type { Verify } from './apply.js';

/** Accepts a new text only if it brings nothing that the build would refuse and loses no instruction. */
export const verifyDockerfile: Verify = (_file, before, after) => {
  const [old, next] = [parseDockerfile(before), parseDockerfile(after)];
  return next.problems.length <= old.problems.length && next.instructions.length >= old.instructions.length;
};
