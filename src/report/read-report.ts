import { UserError } from '../core/errors.js';
import { printable } from '../core/terminal-text.js';
import { reportSchema } from './report-schema.js';
import type { Report } from './types.js';
import { findContradiction } from './verify-report.js';

const ADVICE = { advice: 'write one with: catalyst doctor -f json:report.json' };

/**
 * Reads a report that was written with `-f json`. It may come from anywhere: its texts are made printable, fields that
 * are not known are dropped, and numbers that contradict each other are refused.
 * @throws {UserError} saying what is wrong where
 */
export function readReport(content: string, name: string): Report {
  const data = parse(content, name);
  const result = reportSchema.safeParse(data);
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = issue!.path.map(String).join('.').slice(0, 200);
    throw new UserError(
      `${name} is no report of catalyst: ${place || 'the document'}: ${issue!.message.toLowerCase()}`,
      ADVICE,
    );
  }
  const report = clean(data, result.data) as Report;
  const contradiction = findContradiction(report);
  if (contradiction) throw new UserError(`${name} contradicts itself: ${contradiction}`, ADVICE);
  return report;
}

function parse(content: string, name: string): unknown {
  let data: unknown;
  try {
    data = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    throw new UserError(`${name} is no JSON`, ADVICE);
  }
  if (data === null || typeof data !== 'object' || !('schemaVersion' in data))
    throw new UserError(`${name} is no report of catalyst: it has no schemaVersion`, ADVICE);
  const { schemaVersion } = data;
  if (schemaVersion === '1') return data;
  const shown = String(JSON.stringify(schemaVersion)).slice(0, 20);
  throw new UserError(`${name} has schema version ${shown}, and this version of catalyst reads "1"`, {
    advice: 'write it anew, or use the catalyst that wrote it',
  });
}

/**
 * What is known of the data, in the order in which it was written, so that it is written again as the same bytes.
 * Control and bidirectional characters of every text become visible, as they are in a report of our own.
 */
function clean(data: unknown, known: unknown): unknown {
  if (typeof known === 'string') return printable(known);
  if (Array.isArray(known)) return known.map((item, i) => clean((data as readonly unknown[])[i], item));
  if (known === null || typeof known !== 'object') return known;
  const [source, target] = [data as Record<string, unknown>, known as Record<string, unknown>];
  const keys = Object.keys(source).filter((key) => Object.hasOwn(target, key));
  return Object.fromEntries(keys.map((key) => [printable(key), clean(source[key], target[key])]));
}
