import type { Range } from '../core/text.js';
import type { ProbeResult } from '../probe/types.js';
import type { Readiness } from '../providers/types.js';

/** Where a value stands in a file. */
export interface ValuePlace {
  readonly file: string;
  readonly range: Range;
}

/** One provider as it was asked, or why it was not, and where its configuration comes from. */
export interface ProbedProvider {
  readonly result: ProbeResult;
  /** State of the configuration before anybody is asked. */
  readonly readiness: Readiness;
  /** Where the value of one of its variables stands; undefined when it comes from the process environment. */
  readonly locate: (variable: string) => ValuePlace | undefined;
  /** Files that hold another key of the same provider, which was not asked about. */
  readonly others: readonly (ValuePlace & { readonly variable: string })[];
}

/** What the rules of `provider/` that speak of answers are given: one run of the probe. */
export interface ProbeModel {
  readonly kind: 'probe';
  readonly providers: readonly ProbedProvider[];
}
