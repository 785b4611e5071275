import { parseDocument } from 'yaml';
import { UserError } from '../core/errors.js';

/**
 * Reads a configuration in YAML.
 * @throws {UserError} with the line of the first error; nothing of the text is repeated
 */
export function parseYamlConfig(text: string, label: string): unknown {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new UserError(`${label}:${error.linePos?.[0].line ?? 1}: not valid YAML (${error.code})`);
  return document.toJS({ maxAliasCount: 100 }) ?? {};
}
