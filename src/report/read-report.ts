import * as z from 'zod';
import { UserError } from '../core/errors.js';
import type { Report } from './types.js';

const text = z.string().max(100_000);
const count = z.int().min(0);
const position = z.looseObject({ line: z.int().min(1), column: z.int().min(1) });
const range = z.looseObject({ start: position, end: position });
const severity = z.enum(['error', 'warning', 'info']);
const verdict = z.enum(['ready', 'ready-with-warnings', 'not-ready']);
const score100 = z.int().min(0).max(100).nullable();
const counts = z.looseObject({ passed: count, failed: count });

const finding = z.looseObject({
  rule: text,
  aliases: z.array(text),
  severity,
  outcome: z.enum(['fail', 'pass', 'unknown', 'not-applicable', 'error']),
  category: text,
  message: text,
  advice: text.optional(),
  file: text.optional(),
  range: range.optional(),
  related: z.array(z.looseObject({ file: text, range: range.optional(), message: text })),
  fingerprint: text,
  suppressed: z.boolean(),
});
const score = z.looseObject({
  total: score100,
  categories: z.array(
    z.looseObject({
      id: text,
      score: score100,
      weight: z.number(),
      passed: count,
      failed: count,
      unknown: count,
      notApplicable: count,
      bySeverity: z.object({ error: counts, warning: counts, info: counts }).optional(),
    }),
  ),
  blockers: z.array(z.looseObject({ rule: text, message: text, fingerprint: text })).optional(),
});

/** What this version must find in a report of before to read it; anything else is let through. */
const schema = z.looseObject({
  schemaVersion: z.literal('1'),
  tool: z.looseObject({ name: z.literal('catalyst'), version: text }),
  command: text,
  root: text,
  asOf: z.iso.date(),
  summary: z.looseObject({
    errors: count,
    warnings: count,
    infos: count,
    unknown: count,
    passed: count,
    fixable: count,
    fixableUnsafe: count,
    suppressed: count,
  }),
  verdict: verdict.optional(),
  score: score.optional(),
  files: z.array(z.looseObject({ path: text, kind: text })),
  providers: z.array(
    z.looseObject({ id: text, name: text, readiness: text, probe: z.looseObject({ verdict: text }) }),
  ),
  findings: z.array(finding),
  sections: z
    .array(
      z.looseObject({
        id: text,
        title: text,
        status: z.enum(['passed', 'warnings', 'failed', 'unknown', 'not-applicable', 'error']),
        evidence: text,
      }),
    )
    .optional(),
  projects: z.array(z.looseObject({ path: text, verdict, score })).optional(),
  migrations: z
    .array(
      z.looseObject({
        title: text,
        risk: text,
        state: text,
        places: z.array(z.looseObject({ file: text, line: z.int() })),
      }),
    )
    .optional(),
  unchecked: z.array(z.looseObject({ what: text, why: text })).optional(),
});

/**
 * Reads a report that was written with `-f json`.
 * @throws {UserError} saying what is wrong where
 */
export function readReport(content: string, name: string): Report {
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch {
    throw new UserError(`${name} is no JSON`, {
      advice: 'write one with: catalyst doctor -f json:report.json',
    });
  }
  const version = (data as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === 'string' && version !== '1') {
    throw new UserError(
      `${name} has schema version ${version.slice(0, 20)}, and this version of catalyst reads 1`,
      { advice: 'use a newer catalyst' },
    );
  }
  const result = schema.safeParse(data);
  if (result.success) return data as Report;
  const [issue] = result.error.issues;
  throw new UserError(
    `${name} is no report of catalyst: ${issue!.path.join('.') || 'the document'} ${issue!.message.toLowerCase()}`,
    {
      advice: 'write one with: catalyst doctor -f json:report.json',
    },
  );
}
