import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { UserError } from '../core/errors.js';

/**
 * Reads a configuration in JSON, comments and trailing commas allowed.
 * @throws {UserError} with the line of the first error; nothing of the text is repeated
 */
export function parseJsoncConfig(text: string, label: string): unknown {
  const errors: ParseError[] = [];
  const data: unknown = parse(text.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (!first) return data;
  const line = text.slice(0, first.offset).split('\n').length;
  throw new UserError(`${label}:${line}: not valid JSON (${printParseErrorCode(first.error)})`);
}
