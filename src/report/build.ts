import { AND_MORE } from '../core/cap.js';
import { CATEGORY_OF, type Finding, areaOf } from '../core/finding.js';
import { type Rule, renderAdvice, renderMessage } from '../core/rule.js';
import type { CheckResult } from '../core/run.js';
import { printable } from '../core/terminal-text.js';
import { type LineIndex, type Range, indexLines, positionAt } from '../core/text.js';
import type { PositionRange, ReportFinding, Summary } from './types.js';

export interface BuildInput {
  readonly findings: readonly Finding[];
  readonly rules: readonly Rule[];
  /** Decoded text of a file, where it was read. */
  readonly textOf: (file: string) => string | undefined;
}

/** Renders findings: text from the rules' messages, positions from the texts. */
export function buildFindings(input: BuildInput): ReportFinding[] {
  const rules = new Map(input.rules.map((rule) => [rule.id, rule]));
  const locate = createLocator(input.textOf);
  return input.findings.map((finding) => renderFinding(finding, rules.get(finding.rule), locate));
}

type Locate = (file: string | undefined, range: Range | undefined) => PositionRange | undefined;

/** Turns ranges into positions, indexing the lines of each file once. */
export function createLocator(textOf: (file: string) => string | undefined): Locate {
  const indexes = new Map<string, LineIndex | undefined>();
  return (file, range) => {
    if (file === undefined || range === undefined) return undefined;
    if (!indexes.has(file)) {
      const text = textOf(file);
      indexes.set(file, text === undefined ? undefined : indexLines(text));
    }
    const lines = indexes.get(file);
    return lines && { start: positionAt(lines, range.start), end: positionAt(lines, range.end) };
  };
}

function renderFinding(finding: Finding, rule: Rule | undefined, locate: Locate): ReportFinding {
  const range = locate(finding.file, finding.range);
  const advice = rule && renderAdvice(rule, finding.messageId, finding.args);
  const fix = finding.fixes?.[0];
  return {
    rule: finding.rule,
    aliases: rule?.aliases ?? [],
    severity: finding.severity,
    outcome: finding.outcome,
    category: CATEGORY_OF[areaOf(finding.rule)],
    message: printable(messageOf(finding, rule)),
    ...(advice === undefined ? {} : { advice: printable(advice) }),
    ...(finding.file === undefined ? {} : { file: finding.file }),
    ...(range === undefined ? {} : { range }),
    args: finding.args,
    related: (finding.related ?? []).map((related) => {
      const place = locate(related.file, related.range);
      const message = rule ? renderMessage(rule, related.messageId, related.args) : related.messageId;
      return { file: related.file, ...(place ? { range: place } : {}), message: printable(message) };
    }),
    ...(fix ? { fix: { safety: fix.safety, title: printable(fix.title) } } : {}),
    fingerprint: finding.fingerprint,
    docs: `docs/rules/${finding.rule}.md`,
    suppressed: finding.suppressed,
    ...(finding.suppressed ? { suppression: describeSuppression(finding) } : {}),
  };
}

function describeSuppression({ suppressedBecause = '', suppressedElsewhere }: Finding) {
  return { reason: printable(suppressedBecause), ...(suppressedElsewhere ? { configured: true } : {}) };
}

function messageOf(finding: Finding, rule: Rule | undefined): string {
  if (finding.messageId === 'rule-crashed')
    return `the rule broke (${String(finding.args['kind'])}) and decided nothing`;
  if (finding.messageId === AND_MORE) return `from here on ${String(finding.args['count'])} more of the same`;
  return rule ? renderMessage(rule, finding.messageId, finding.args) : finding.messageId;
}

/** Counts what was found; suppressed findings are counted apart, and what a baseline holds back there. */
export function summarize(findings: readonly ReportFinding[], checks: readonly CheckResult[]): Summary {
  const open = findings.filter((finding) => !finding.suppressed && finding.baseline !== true);
  const failed = open.filter((finding) => finding.outcome === 'fail');
  const bySeverity = (severity: string) => failed.filter((finding) => finding.severity === severity).length;
  const fixable = (safety: string) => failed.filter((finding) => finding.fix?.safety === safety).length;
  return {
    errors: bySeverity('error'),
    warnings: bySeverity('warning'),
    infos: bySeverity('info'),
    unknown: open.filter((finding) => finding.outcome === 'unknown' || finding.outcome === 'error').length,
    passed: checks.filter((check) => check.outcome === 'pass').length,
    fixable: fixable('safe'),
    fixableUnsafe: fixable('unsafe'),
    suppressed: findings.filter((finding) => finding.suppressed).length,
  };
}
