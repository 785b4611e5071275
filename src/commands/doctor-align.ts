import type { Finding } from '../core/finding.js';
import type { CheckResult } from '../core/run.js';
import type { Host } from '../host.js';
import { type AlignSources, checkAlign } from './align-check.js';
import type { PartRun } from './doctor-parts.js';
import type { Session } from './session.js';

/**
 * Which findings say the same as one of `align`, where both look at the same place: the other rule, and what of the
 * finding must agree.
 */
const SAME: readonly (readonly [align: string, other: RegExp, by: 'place' | 'name' | 'setting'])[] = [
  ['align/port-chain', /^compose\/(?:wrong-port|healthcheck-port)$/, 'place'],
  ['align/hard-coded-setting', /^dockerfile\/env-unused$/, 'setting'],
  [
    'align/type-mismatch',
    /^env\/(?:invalid-(?:type|choice|list|url)|list-not-json|out-of-range|empty-required)$/,
    'name',
  ],
  ['align/contract-missing', /^env\/legacy-name$/, 'name'],
];

/** What the other parts of doctor have found, and the files that they have read. */
export interface OtherParts {
  readonly sources: AlignSources;
  readonly findings: readonly Finding[];
}

/** The parts of a project held against each other, without what another rule says of the same place. */
export async function runAlignment(
  session: Session,
  host: Host,
  { sources, findings }: OtherParts,
): Promise<PartRun> {
  const check = await checkAlign(session, host, sources);
  const kept = check.findings.filter((finding) => !findings.some((other) => saysSame(finding, other)));
  return {
    ...check,
    files: [],
    notes: [],
    findings: kept,
    checks: settleChecks(check.checks, check.findings, kept),
  };
}

function saysSame(finding: Finding, other: Finding): boolean {
  const row = SAME.find(([rule]) => rule === finding.rule);
  if (!row?.[1].test(other.rule)) return false;
  const isSameName = finding.args['name'] === other.args['name'];
  // The setting may be written in another file than the command that writes it out.
  if (row[2] === 'setting')
    return isSameName && [finding, ...(finding.related ?? [])].some(({ file }) => file === other.file);
  if (finding.file !== other.file) return false;
  if (row[2] === 'name') return isSameName;
  const [own, its] = [finding.range, other.range];
  return own !== undefined && its !== undefined && own.start <= its.end && its.start <= own.end;
}

/** A check whose findings are all told by other rules has nothing of its own to answer for. */
function settleChecks(
  checks: readonly CheckResult[],
  all: readonly Finding[],
  kept: readonly Finding[],
): readonly CheckResult[] {
  if (all.length === kept.length) return checks;
  const left = new Set(kept.map(({ rule }) => rule));
  const told = new Set(all.map(({ rule }) => rule).filter((rule) => !left.has(rule)));
  return checks.map((check) =>
    told.has(check.rule) ? { rule: check.rule, file: check.file, outcome: 'not-applicable' } : check,
  );
}
