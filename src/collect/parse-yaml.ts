import { parse } from 'yaml';

/**
 * Reads a small settings file in YAML; aliases are refused.
 * @throws {Error} of the yaml package when it is not valid
 */
export function parseSettings(text: string): unknown {
  return parse(text, { maxAliasCount: 0, logLevel: 'error' });
}
