import { applySuppressions } from '../core/apply-suppressions.js';
import type { Finding, Severity } from '../core/finding.js';
import type { Rule } from '../core/rule.js';
import { type CheckResult, type Subject, runRules, sortFindings } from '../core/run.js';
import { resolveName } from '../core/select.js';
import type { ConfiguredIgnore, Suppression } from '../core/suppress.js';
import { indexLines, positionAt } from '../core/text.js';
import type { ProjectModel } from '../models/project.js';
import { RULES_OF_AREA as PROJECT_RULES } from '../rules/project/index.generated.js';
import { RULES } from '../rules/registry.generated.js';
import type { Session } from './session.js';

/** The rules of an area and what they are run over. */
export interface AreaInput {
  readonly rules: readonly Rule[];
  readonly subjects: readonly Subject[];
  /** The subjects are answers from the network: the rules for those run, and no others. */
  readonly live?: boolean;
}

export interface ChecksInput {
  /** What the rules of each area are run over, and those rules: a command loads its own areas with itself. */
  readonly areas: readonly AreaInput[];
  readonly suppressions: readonly Suppression[];
  /** Files that were looked at. */
  readonly files: readonly string[];
  readonly textOf: (file: string) => string | undefined;
}

export interface ChecksResult {
  readonly findings: readonly Finding[];
  readonly checks: readonly CheckResult[];
  /** The rules that ran, for their texts. */
  readonly rules: readonly Rule[];
}

/** Runs the chosen rules of each area over its subjects, then applies suppressions and judges those too. */
export function runChecks(session: Session, input: ChecksInput): ChecksResult {
  const chosen = new Set(session.rules.map((rule) => rule.id));
  const options = {
    today: session.today,
    severity: severityFrom(session.config.severity ?? {}),
  };
  const areas = input.areas
    .filter(({ subjects }) => subjects.length > 0)
    .map(({ rules: all, subjects, live: isLive = false }) => ({
      rules: all.filter(({ id, live = false }) => chosen.has(id) && live === isLive),
      subjects,
    }));
  const runs = areas.map(({ rules: own, subjects }) => runRules(own, subjects, options));
  const findings = sortFindings(runs.flatMap((run) => run.findings));
  const checks = runs.flatMap((run) => run.checks);
  const rules = areas.flatMap((area) => area.rules);

  const ignores: readonly ConfiguredIgnore[] = session.config.ignore ?? [];
  const { findings: judged, uses } = applySuppressions({
    findings,
    suppressions: input.suppressions,
    configured: ignores,
    configFile: session.configFile,
    rules: RULES,
    ran: new Set(rules.map((rule) => rule.id)),
    files: input.files,
    today: session.today,
    linesOf: createLineFinder(input.textOf),
  });
  if (uses.length === 0) return { findings: judged, checks, rules };

  const projectRules = PROJECT_RULES.filter(({ id }) => chosen.has(id));
  const model: ProjectModel = { suppressions: uses };
  const project = runRules(projectRules, [{ file: undefined, model }], options);
  return {
    findings: sortFindings([...judged, ...project.findings]),
    checks: [...checks, ...project.checks],
    rules: [...rules, ...projectRules],
  };
}

function severityFrom(
  configured: Readonly<Record<string, Severity | 'off'>>,
): (rule: string) => Severity | undefined {
  const byRule = new Map<string, Severity>();
  // A rule's own entry counts more than its area's, wherever it stands.
  const entries = Object.entries(configured).sort(
    ([a], [b]) => Number(a.includes('/')) - Number(b.includes('/')),
  );
  for (const [name, severity] of entries) {
    if (severity !== 'off') for (const rule of resolveName(RULES, name)) byRule.set(rule.id, severity);
  }
  return (rule) => byRule.get(rule);
}

function createLineFinder(textOf: (file: string) => string | undefined) {
  const indexes = new Map<string, readonly number[]>();
  return (finding: Finding): { first: number; last: number } | undefined => {
    if (finding.file === undefined || finding.range === undefined) return undefined;
    let lines = indexes.get(finding.file);
    if (!lines) {
      const text = textOf(finding.file);
      if (text === undefined) return undefined;
      lines = indexLines(text);
      indexes.set(finding.file, lines);
    }
    const { start, end } = finding.range;
    return { first: positionAt(lines, start).line, last: positionAt(lines, Math.max(start, end - 1)).line };
  };
}
