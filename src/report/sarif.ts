import { printable, toJsonText, toWellFormed } from '../core/terminal-text.js';
import { RULES } from '../rules/registry.generated.js';
import { RULE_SUMMARIES } from '../rules/summaries.generated.js';
import { listBroken } from './listed.js';
import type { FrameSource, PlacedEdit, PositionRange, Report, ReportFinding, Reporter } from './types.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;
/** GitHub's scale of harm for rules about secrets and rights. https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const SECURITY: readonly (readonly [RegExp, string])[] = [
  [/secret|credential|password|leak|hardcoded|private-key|docker-socket|privileged$/, '8.8'],
  [/root|no-auth|datastore-published|admin-exposed|sudo|privilege|capabilit|insecure|tls|cors|debug/, '6.5'],
];
const ROOT = 'SRCROOT';

/** SARIF 2.1.0: one run, the rules that spoke, results with places relative to the root. https://docs.oasis-open.org/sarif/sarif/v2.1.0 */
export const renderSarif: Reporter = (report, { edits, frame, place = (file) => file }) => {
  const placeAll = <Placed extends { readonly file: string }>(all: readonly Placed[]) =>
    all.map((one) => ({ ...one, file: place(one.file) }));
  const ids = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  const indexOf = new Map(ids.map((id, i) => [id, i]));
  const run = {
    tool: {
      driver: {
        name: 'catalyst',
        version: report.tool.version,
        semanticVersion: report.tool.version,
        rules: ids.map((id) => describeRule(id, report)),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The folder that was looked at.' } } },
    invocations: [describeInvocation(report)],
    results: report.findings.map((finding) => ({
      ...describeResult(
        { ...finding, related: placeAll(finding.related) },
        indexOf.get(finding.rule)!,
        report,
      ),
      ...(finding.file === undefined
        ? {}
        : { locations: [describeWhere(place(finding.file), finding, frame(finding.file))] }),
      ...describeFix(finding, placeAll(edits?.(finding) ?? [])),
    })),
  };
  return `${toJsonText({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, 2)}\n`;
};

/** Parts that broke are told as the format has it for tools that could not do all of their work. §3.20 */
function describeInvocation(report: Report) {
  const broken = listBroken(report).map((text) => ({ level: 'error', message: { text: printable(text) } }));
  return {
    executionSuccessful: broken.length === 0,
    ...(broken.length > 0 ? { toolExecutionNotifications: broken } : {}),
  };
}

/** A fix whose edits may be shown. §3.55 */
function describeFix({ fix }: ReportFinding, edits: readonly PlacedEdit[]) {
  if (!fix || edits.length === 0) return {};
  const files = [...new Set(edits.map(({ file }) => file))];
  const artifactChanges = files.map((file) => ({
    artifactLocation: { uri: toUri(file), uriBaseId: ROOT },
    replacements: edits
      .filter((edit) => edit.file === file)
      .map(({ range, text }) => ({
        deletedRegion: toRegion(range),
        ...(text === '' ? {} : { insertedContent: { text: toWellFormed(text) } }),
      })),
  }));
  const title = fix.safety === 'safe' ? fix.title : `${fix.title} (may change what a program does)`;
  return { fixes: [{ description: { text: title }, artifactChanges }] };
}

function describeRule(id: string, report: Report) {
  const known = RULES.find((rule) => rule.id === id);
  const first = report.findings.find(({ rule }) => rule === id)!;
  const security = SECURITY.find(([pattern]) => pattern.test(id))?.[1];
  const names = known?.aliases.length ? ` Also known as ${known.aliases.join(', ')}.` : '';
  const what = RULE_SUMMARIES[id] ?? id;
  return {
    id,
    name: id.replace(/(?:^|[/-])([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase()),
    shortDescription: { text: what },
    fullDescription: { text: `${what}${names}` },
    help: {
      text: `${what}${names} More: catalyst explain ${id}`,
      markdown: `${what}${names}\n\nMore: \`catalyst explain ${id}\``,
    },
    defaultConfiguration: { level: LEVELS[known?.severity ?? first.severity] },
    properties: {
      tags: [first.category, ...(security ? ['security'] : [])],
      ...(security ? { 'security-severity': security } : {}),
    },
  };
}

function describeResult(finding: ReportFinding, ruleIndex: number, report: Report) {
  const { rule, message, advice, severity, outcome, fingerprint, related, state } = finding;
  const kind = outcome === 'fail' ? 'fail' : outcome === 'not-applicable' ? 'notApplicable' : 'review';
  const text = advice === undefined ? message : `${message} (${advice})`;
  return {
    ruleId: rule,
    ruleIndex,
    kind,
    // A result that is no failure has no level. §3.27.10
    level: kind === 'fail' ? LEVELS[severity] : 'none',
    message: { text },
    ...(related.length > 0
      ? {
          relatedLocations: related.map((one, id) => ({
            id,
            ...describePlace(one.file, one.range),
            message: { text: one.message },
          })),
        }
      : {}),
    partialFingerprints: { 'catalyst/v1': fingerprint.replace(/^sha256:/, '') },
    ...describeSuppressions(finding, report),
    ...(state ? { baselineState: state === 'new' ? 'new' : 'unchanged' } : {}),
  };
}

/** What a comment in the file asks for, or the configuration or the baseline, which lie outside of it. §3.35 */
function describeSuppressions({ suppressed, suppression, baseline }: ReportFinding, report: Report) {
  if (!suppressed && baseline !== true) return {};
  const kind = suppressed && suppression?.configured !== true ? 'inSource' : 'external';
  const known = `known: ${report.baseline?.file ?? 'baseline'}`;
  const justification = suppressed ? (suppression?.reason ?? '') : known;
  return { suppressions: [{ kind, status: 'accepted', justification }] };
}

/** A finding about a whole file has all of its lines: without a region, GitHub shows a result nowhere. */
function describeWhere(file: string, { range }: ReportFinding, source: FrameSource | undefined) {
  const { physicalLocation } = describePlace(file, range);
  const region = { startLine: 1, endLine: source?.lines.length ?? 1 };
  return { physicalLocation: { region, ...physicalLocation } };
}

function describePlace(file: string, range: ReportFinding['range']) {
  return {
    physicalLocation: {
      artifactLocation: { uri: toUri(file), uriBaseId: ROOT },
      ...(range ? { region: toRegion(range) } : {}),
    },
  };
}

/** Always relative: the first part of a path is no scheme and no host. */
function toUri(file: string): string {
  return toWellFormed(file).split('/').map(encodeURIComponent).join('/');
}

function toRegion({ start, end }: PositionRange) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
