import { catalystContract } from '../contract/catalyst/index.js';
import { isSecretName } from '../contract/secret-names.js';
import { findPlaceholder } from '../providers/placeholder.js';

/** A value as it may be shown: whether there is one, and how long. No part of it. */
export function maskValue(value: string): string {
  if (value === '') return 'empty';
  const count = [...value].length;
  return `set, ${count} ${count === 1 ? 'character' : 'characters'}`;
}

const DECLARED = new Map(
  [...catalystContract.variables.values()].flatMap(({ name, meta }) =>
    [name, ...(meta.aliases ?? []).map((alias) => alias.name)].map(
      (one) => [one, meta.secret === true] as const,
    ),
  ),
);

/** Whether a name is that of a secret: as the contract has it, else by its words. */
export function namesSecret(name: string): boolean {
  return DECLARED.get(name) ?? isSecretName(name);
}

/**
 * Whether a value says something: a secret does unless it holds its own place (`your-key-here`), any other value unless it
 * is empty. What looks like an example may well be meant where it is no secret.
 */
export function isFilled(name: string, value: string): boolean {
  return value.trim() !== '' && !(namesSecret(name) && findPlaceholder(value) !== undefined);
}
