import { isOrdinaryValue } from '../../core/ordinary.js';
import type { EnvModel } from '../../models/env.js';
import { PROVIDERS } from '../../providers/index.js';
import { findModel } from '../../providers/models.js';
import { listSecrets } from './secrets.js';

/**
 * The values of a file that nobody may see, wherever they turn up: those of secret names, passwords of addresses, and
 * whatever does not read like words. Names of known models and of services are public.
 */
export function listHiddenValues({ file, project, providers }: EnvModel): Set<string> {
  const own = listSecrets(file);
  const hidden = new Set(own.map(({ value }) => value));
  const secretNames = new Set(own.map(({ name }) => name));
  const isPublic = new Set<string>(project.services);
  for (const { id, model } of providers) if (model && findModel(id, model)) isPublic.add(model);
  for (const [name, value] of Object.entries(file.reading.values)) {
    if (!value) continue;
    const isKnown = () => isPublic.has(value) || isOrdinaryValue(value) || isKnownModel(name, value);
    if (secretNames.has(name) || !isKnown()) hidden.add(value);
  }
  return hidden;
}

/** A model, written as its provider writes it: no piece of anything else is in it. */
export function isKnownModel(name: string, value: string): boolean {
  return /MODEL/i.test(name) && PROVIDERS.some(({ id }) => findModel(id, value)?.id === value);
}
