import { findPlaceholder } from '../../providers/placeholder.js';

/** Alternatives (`json|text`), a part to fill in (`<port>`, `{{host}}`, `${VAR}`), something left out. */
const TO_FILL_IN = /\||<[^<>]*>|\{\{|\$\{|\.\.\.|…/;

/** A URL whose parts are named instead of given: `postgresql://user:password@host:port/database`. */
const NAMED_PARTS = /:port\b|[/@]host(?:name)?\b|\/(?:dbname|db_name|database_name)\b/i;

/**
 * Whether a value of a template only shows what should stand there, so that its form says nothing. Words such as
 * `none` or `abc` hold the place of a secret; elsewhere they are just wrong.
 */
export function isSampleValue(value: string, isSecret: boolean): boolean {
  if (TO_FILL_IN.test(value) || NAMED_PARTS.test(value)) return true;
  const kind = findPlaceholder(value)?.kind;
  return kind !== undefined && (isSecret || (kind !== 'word' && kind !== 'sequence'));
}

/** Whether a secret is a placeholder as a whole; a URL is judged by its form all the same. */
export function isSecretPlaceholder(value: string): boolean {
  return !value.includes('://') && findPlaceholder(value) !== undefined;
}
