import { isSecretName } from '../contract/secret-names.js';
import { findPlaceholder } from '../providers/placeholder.js';

/** A value as it may be shown: whether there is one, and how long. No part of it. */
export function maskValue(value: string): string {
  if (value === '') return 'empty';
  const count = [...value].length;
  return `set, ${count} ${count === 1 ? 'character' : 'characters'}`;
}

/**
 * Whether a value says something: a secret does unless it holds its own place (`your-key-here`), any other value unless it
 * is empty. What looks like an example may well be meant where it is no secret.
 */
export function isFilled(name: string, value: string): boolean {
  return value.trim() !== '' && !(isSecretName(name) && findPlaceholder(value) !== undefined);
}
