import type { CodeReads } from './types.js';

/** What a file reads that has nothing to do with the environment. */
export const NO_READS: CodeReads = {
  reads: [],
  dynamic: [],
  settings: [],
  classes: [],
  loads: [],
  errors: [],
};
