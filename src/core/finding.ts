import type { Edit } from './edits.js';
import type { Range } from './text.js';

/** How bad it is in production. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * What a check came to. `unknown` means that it could not be decided (no network, no git); `error` that the check
 * itself broke. Neither ever counts as passed or as failed.
 */
export type Outcome = 'fail' | 'pass' | 'unknown' | 'not-applicable' | 'error';

/** The areas rules live in: the first half of every rule id. */
export const AREAS = ['env', 'provider', 'dockerfile', 'compose', 'align', 'smoke', 'project'] as const;
export type Area = (typeof AREAS)[number];

/** The categories of the report, one an area. */
export const CATEGORY_OF: Readonly<Record<Area, string>> = {
  env: 'environment',
  provider: 'providers',
  dockerfile: 'dockerfile',
  compose: 'compose',
  align: 'alignment',
  smoke: 'backend',
  project: 'project',
};

/** Arguments of a message: public words only, never a value read from an inspected file. */
export type Args = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

/** A second place that belongs to a finding: the first definition, the file that overrides. */
export interface Related {
  readonly file: string;
  readonly range?: Range;
  readonly messageId: string;
  readonly args: Args;
}

/** `safe` keeps every meaning, `unsafe` may change what a program does, `display` is only shown. */
export type FixSafety = 'safe' | 'unsafe' | 'display';

/** A proposed change of files. */
export interface Fix {
  readonly title: string;
  readonly safety: FixSafety;
  readonly edits: readonly Edit[];
  /** Keys whose value the fix is meant to change; every other key must read the same afterwards. */
  readonly changes?: readonly string[];
}

/** What a rule yields: data only; the text is rendered from the rule's messages when it is reported. */
export interface Hit {
  readonly messageId: string;
  readonly args: Args;
  readonly file?: string;
  readonly range?: Range;
  /** Overrides the rule's severity for this hit. */
  readonly severity?: Severity;
  /** `fail` unless given. */
  readonly outcome?: Exclude<Outcome, 'pass'>;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /**
   * What the finding is about (a key, a service, an instruction), for the fingerprint: it must stay the same when
   * lines move. Defaults to the arguments.
   */
  readonly subject?: string;
}

/** A hit with its rule, its final severity, and an identity that survives moved lines and other machines. */
export interface Finding extends Omit<Hit, 'outcome' | 'severity'> {
  readonly rule: string;
  readonly severity: Severity;
  readonly outcome: Outcome;
  readonly fingerprint: string;
  readonly suppressed: boolean;
  /** Why it was suppressed, as its author wrote it. */
  readonly suppressedBecause?: string;
  /** The configuration asked for it, not a comment in the file. */
  readonly suppressedElsewhere?: boolean;
}

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1 };

/** Whether `severity` is at least as bad as `threshold`. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return RANK[severity] >= RANK[threshold];
}

/** The area of a rule id: `env/duplicate-key` → `env`. */
export function areaOf(rule: string): Area {
  return rule.slice(0, rule.indexOf('/')) as Area;
}
