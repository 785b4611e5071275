import * as z from 'zod';

const text = z.string().max(100_000);
const count = z.int().min(0).max(1_000_000_000);
const day = z.iso.date();
const range = z.object({
  start: z.object({ line: z.int().min(1), column: z.int().min(1) }),
  end: z.object({ line: z.int().min(1), column: z.int().min(1) }),
});
const verdict = z.enum(['ready', 'ready-with-warnings', 'not-ready']);
const percent = z.int().min(0).max(100).nullable();
const counts = z.object({ passed: count, failed: count });
const environment = z.enum(['development', 'staging', 'production', 'testing']);

const finding = z.object({
  rule: text,
  aliases: z.array(text),
  severity: z.enum(['error', 'warning', 'info']),
  outcome: z.enum(['fail', 'unknown', 'not-applicable', 'error']),
  category: text,
  message: text,
  advice: text.optional(),
  file: text.optional(),
  range: range.optional(),
  args: z.record(z.string(), z.union([text, z.number(), z.boolean(), z.array(text), z.null()])),
  related: z.array(z.object({ file: text, range: range.optional(), message: text })),
  fix: z.object({ safety: z.enum(['safe', 'unsafe', 'display']), title: text }).optional(),
  fingerprint: text,
  docs: text,
  suppressed: z.boolean(),
  suppression: z.object({ reason: text, configured: z.boolean().optional() }).optional(),
  project: text.optional(),
  state: z.enum(['new', 'persisting']).optional(),
  baseline: z.boolean().optional(),
  frame: z.array(text).max(20).optional(),
});

const category = z.object({
  id: text,
  score: percent,
  weight: z.number().min(0).max(1000),
  passed: count,
  failed: count,
  unknown: count,
  notApplicable: count,
  bySeverity: z.object({ error: counts, warning: counts, info: counts }).optional(),
});

const weight = z.number().min(0).max(1000);
const score = z.object({
  total: percent,
  severityWeights: z.object({ error: weight, warning: weight, info: weight }).optional(),
  categories: z.array(category),
  blockers: z
    .array(
      z.object({
        rule: text,
        message: text,
        file: text.optional(),
        line: z.int().min(1).optional(),
        fingerprint: text,
      }),
    )
    .optional(),
});

const summary = z.object({
  errors: count,
  warnings: count,
  infos: count,
  unknown: count,
  passed: count,
  fixable: count,
  fixableUnsafe: count,
  suppressed: count,
});

const liveModel = z.object({
  variable: text.optional(),
  available: z.enum(['yes', 'no', 'not-served', 'unknown']),
  source: z.enum(['live', 'table']),
  shutdownFrom: z.enum(['live', 'table']).optional(),
  daysLeft: z.int().optional(),
  resolved: text.optional(),
  nearest: text.optional(),
  tableDisagrees: z.boolean(),
  tableAsOf: text,
});

const probe = z.object({
  verdict: z.enum(['verified', 'rejected', 'unknown']),
  reason: text.optional(),
  explanation: text.optional(),
  hint: text.optional(),
  latencyMs: z.number().min(0).optional(),
  asked: z.boolean().optional(),
  requests: count.optional(),
  variable: text.optional(),
  origin: z.enum(['file', 'environment', 'none']).optional(),
  evidence: z
    .object({
      request: text.optional(),
      status: z.int().optional(),
      code: text.optional(),
      message: text.optional(),
      retryAfter: z.int().optional(),
    })
    .optional(),
  credit: z
    .object({
      state: z.enum(['ok', 'limited', 'exhausted', 'unchecked']),
      remaining: z.number().optional(),
      currency: text.optional(),
    })
    .optional(),
  keyExpires: day.optional(),
  officialHost: z.boolean().optional(),
});

const provider = z.object({
  id: text,
  name: text,
  project: text.optional(),
  file: text.optional(),
  readiness: z.enum(['ready', 'local', 'placeholder', 'malformed', 'missing']),
  model: z
    .object({
      id: text,
      status: text,
      shutdown: text.optional(),
      replacement: text.optional(),
      live: liveModel.optional(),
    })
    .optional(),
  probe,
});

/**
 * What a report of before must be to be read: every field that a page or a table shows, with its type. Fields that this
 * version does not know are left out, so that nothing unexpected gets any further.
 */
export const reportSchema = z.object({
  schemaVersion: z.literal('1'),
  tool: z.object({ name: z.literal('catalyst'), version: text }),
  command: text,
  root: text,
  environment: environment.optional(),
  asOf: day,
  probedAt: text.optional(),
  profile: z.object({ id: text, because: z.array(text) }).optional(),
  summary,
  verdict: verdict.optional(),
  score: score.optional(),
  sections: z
    .array(
      z.object({
        id: text,
        title: text,
        project: text.optional(),
        status: z.enum(['passed', 'warnings', 'failed', 'unknown', 'not-applicable', 'error']),
        evidence: text,
        action: text.optional(),
        passed: z.array(text).optional(),
      }),
    )
    .optional(),
  projects: z.array(z.object({ path: text, verdict, score, summary })).optional(),
  migrations: z
    .array(
      z.object({
        id: text,
        title: text,
        risk: z.enum(['safe', 'review', 'manual']),
        state: z.enum(['pending', 'conflict', 'manual']),
        places: z.array(z.object({ file: text, line: z.int().min(1) })),
      }),
    )
    .optional(),
  unchecked: z.array(z.object({ what: text, why: text })).optional(),
  comparison: z
    .object({
      with: text,
      asOf: text.optional(),
      verdict: verdict.optional(),
      total: percent.optional(),
      new: count,
      persisting: count,
      fixed: z.array(finding),
      undecided: z.array(finding).optional(),
      suppressed: count.optional(),
      notes: z.array(text).optional(),
    })
    .optional(),
  baseline: z
    .object({
      file: text,
      known: count,
      stale: z.array(
        z.object({ rule: text, file: text.optional(), project: text.optional(), fingerprint: text }),
      ),
    })
    .optional(),
  files: z.array(
    z.object({
      path: text,
      kind: z.enum([
        'env',
        'env-template',
        'dockerfile',
        'dockerignore',
        'compose',
        'config',
        'source',
        'code',
      ]),
      environment: environment.optional(),
      reader: text.optional(),
      note: text.optional(),
    }),
  ),
  providers: z.array(provider),
  findings: z.array(finding),
});
