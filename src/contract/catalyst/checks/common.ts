import type { Severity } from '../../../core/finding.js';
import { splitUrl, type UrlParts } from '../../kinds/url-parts.js';
import type { CrossCheck, Environment } from '../../types.js';

/** What a check is given. */
export type CheckInput = Parameters<CrossCheck>[0];

/** Severity of a rule that only production breaks: an error there, a warning in staging, silence elsewhere. */
export function strictSeverity(environment: Environment): Severity | undefined {
  return environment === 'production' ? 'error' : environment === 'staging' ? 'warning' : undefined;
}

/** Whether rules for production apply, if only as warnings. */
export function isStrict(environment: Environment): boolean {
  return strictSeverity(environment) !== undefined;
}

/** The typed number, or undefined when it is unset without default, or invalid. */
export function readNumber(input: CheckInput, name: string): number | undefined {
  const value = input.read(name);
  return typeof value === 'number' ? value : undefined;
}

/** The typed text, or undefined. */
export function readText(input: CheckInput, name: string): string | undefined {
  const value = input.read(name);
  return typeof value === 'string' ? value : undefined;
}

/** The typed list, or an empty one. */
export function readTexts(input: CheckInput, name: string): readonly string[] {
  const value = input.read(name);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The parts of a URL, or undefined. */
export function readUrl(input: CheckInput, name: string): UrlParts | undefined {
  const text = readText(input, name);
  const parts = text === undefined ? undefined : splitUrl(text);
  return parts && !('fault' in parts) ? parts : undefined;
}

/** Where a problem of several variables is shown: at the first that is set. */
export function firstSet(input: CheckInput, names: readonly [string, ...string[]]): string {
  return names.find((name) => input.isSet(name)) ?? names[0];
}

/** Offset at which the trimmed value starts in the text of the file. */
export function leadingBlanks(input: CheckInput, name: string): number {
  const text = input.values[name] ?? '';
  return text.length - text.trimStart().length;
}

/** Whether the database is PostgreSQL. */
export function isPostgres(parts: UrlParts | undefined): parts is UrlParts {
  return parts !== undefined && /^postgres/.test(parts.scheme);
}
