import type { Severity } from '../../../src/core/finding.js';
import type { EnvInput } from '../../support/lint-env.js';

/** One input, and what a rule must say of it: all of its findings, in order. */
export interface TextRow {
  /** Slug under `env/`, or a whole id. */
  readonly rule: string;
  readonly text: string;
  /** Message, place as `line:column-line:column` (undefined for the file), arguments. */
  readonly hits: readonly (readonly [string, string | undefined, Readonly<Record<string, unknown>>])[];
  readonly severity?: Severity;
  readonly input?: Omit<EnvInput, 'text'>;
  /** Other files of the project. */
  readonly beside?: readonly EnvInput[];
  readonly services?: readonly string[];
  /** The text after its fixes, unsafe ones too. */
  readonly fixed?: string;
}

type More = Omit<TextRow, 'rule' | 'text' | 'hits'>;

/** An input with one finding. */
export function hit(
  rule: string,
  text: string,
  messageId: string,
  at: string | undefined,
  args: Readonly<Record<string, unknown>> = {},
  more: More = {},
): TextRow {
  return { ...more, rule, text, hits: [[messageId, at, args]] };
}

/** An input with several findings. */
export function hits(rule: string, text: string, found: TextRow['hits'], more: More = {}): TextRow {
  return { ...more, rule, text, hits: found };
}

/** An input without a finding. */
export function quiet(rule: string, text: string, more: More = {}): TextRow {
  return { ...more, rule, text, hits: [] };
}

export const COMPOSE = { input: { reader: 'compose' as const } };
export const DOTENV = { input: { reader: 'dotenv' as const } };
export const TEMPLATE = { input: { template: true, path: '.env.template' } };
export const PRODUCTION = { input: { environment: 'production' as const } };
