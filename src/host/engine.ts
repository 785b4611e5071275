import * as module from 'node:module';
import { setFlagsFromString } from 'node:v8';

/** Seven times V8's own: how much bytecode a function runs before it is compiled for speed. */
const BUDGET = 500_000;

/**
 * Has V8 compile for speed only what is used very much. A run over a hundred small files ends soon after the code that
 * its loops warm up has been compiled: that took a third of the run's CPU time, and the run was not faster for it
 * (docs/performance.md). Not where Node keeps compiled code itself (22.1 on): it is kept by the flags it was made under,
 * and those versions have a cheaper compiler in between.
 */
export function deferOptimizing(): void {
  if (!('enableCompileCache' in module)) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
