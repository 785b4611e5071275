import { SEVERITY_WEIGHTS, addTallies, totalScore } from '../core/score.js';
import { prefixFile, prefixFinding, prefixMigration, prefixProvider } from './prefix.js';
import type { Report, ReportProject, ReportUnchecked, Score, Summary, Verdict } from './types.js';
import { isTally } from './verify-report.js';

/** A report of one service or one shard of CI. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

/** A report with the name that its projects get; undefined where they keep their own. */
interface Part {
  readonly name: string;
  readonly under: string | undefined;
  readonly report: Report;
}

/**
 * Puts the reports of many services into one: each is a project under its name, or several where it has projects
 * itself. Counts add up, the score is computed anew, the worst verdict is the verdict.
 */
export function mergeReports(reports: readonly NamedReport[]): Report {
  const isSharded = areShards(reports);
  const parts = reports.map(
    ({ name, report }): Part => ({ name, under: isSharded ? undefined : name, report }),
  );
  const [first] = reports;
  const projects = parts.flatMap(listProjects);
  const verdict = (['not-ready', 'ready-with-warnings', 'ready'] as const).find((one) =>
    projects.some((project) => project.verdict === one),
  );
  const categories = addTallies(projects.map(({ score }) => score.categories.filter(isTally)));
  const environments = new Set(reports.map(({ report }) => report.environment));
  const [environment] = environments;
  return {
    schemaVersion: '1',
    tool: first!.report.tool,
    command: 'report',
    root: '.',
    ...(environments.size === 1 && environment ? { environment } : {}),
    asOf: lastOf(reports.map(({ report }) => report.asOf))!,
    summary: addSummaries(reports.map(({ report }) => report.summary)),
    ...(verdict ? { verdict } : {}),
    ...(categories.length > 0
      ? {
          score: {
            total: totalScore(categories),
            severityWeights: SEVERITY_WEIGHTS,
            categories,
            blockers: projects.flatMap(({ score }) => score.blockers ?? []),
          },
        }
      : {}),
    sections: parts.flatMap(({ under, report }) =>
      (report.sections ?? []).map((section) => ({ ...section, ...projectOf(under, section.project) })),
    ),
    projects,
    migrations: parts.flatMap(({ under, report }) =>
      (report.migrations ?? []).map((one) => prefixMigration(one, under)),
    ),
    unchecked: [
      ...parts.flatMap(({ under, report }) =>
        (report.unchecked ?? []).map(({ what, why }) => ({ what: under ? `${under}: ${what}` : what, why })),
      ),
      ...listDoubts(reports),
    ],
    files: parts.flatMap(({ under, report }) => report.files.map((file) => prefixFile(file, under))),
    providers: parts.flatMap(({ under, report }) =>
      report.providers.map((one) => ({ ...prefixProvider(one, under), ...projectOf(under, one.project) })),
    ),
    findings: parts.flatMap(({ under, report }) =>
      report.findings.map(({ state: _, ...finding }) => ({
        ...prefixFinding(finding, under),
        ...projectOf(under, finding.project),
      })),
    ),
  };
}

/** One project each, with different paths: parts of one repository, whose paths need no name in front. */
function areShards(reports: readonly NamedReport[]): boolean {
  const paths = reports.flatMap(({ report: { projects } }) =>
    projects?.length === 1 && projects[0]!.path !== '.' ? [projects[0]!.path] : [],
  );
  return paths.length === reports.length && new Set(paths).size === paths.length;
}

/** The project of a row: its own below the name of its report. */
function projectOf(under: string | undefined, own: string | undefined): { readonly project?: string } {
  const inner = own === '.' ? undefined : own;
  const project = under === undefined ? own : inner === undefined ? under : `${under}/${inner}`;
  return project === undefined ? {} : { project };
}

function listProjects({ under, report }: Part): ReportProject[] {
  const { projects, verdict, score, summary, files } = report;
  const own: readonly ReportProject[] =
    projects ??
    (verdict || files.length > 0
      ? [
          {
            path: '.',
            verdict: verdict ?? judgeSummary(summary),
            score: score ?? { total: null, categories: [] },
            summary,
          },
        ]
      : []);
  return own.map((project) => ({
    ...project,
    path: projectOf(under, project.path).project!,
    score: prefixBlockers(project.score, under),
  }));
}

function prefixBlockers(score: Score, under: string | undefined): Score {
  if (under === undefined || !score.blockers) return score;
  const blockers = score.blockers.map((one) =>
    one.file === undefined ? one : { ...one, file: `${under}/${one.file}` },
  );
  return { ...score, blockers };
}

/** What a reader must know before adding up: reports that say nothing, have no score, or are older than others. */
function listDoubts(reports: readonly NamedReport[]): ReportUnchecked[] {
  const latest = lastOf(reports.map(({ report }) => report.asOf))!;
  return reports.flatMap(({ name, report: { files, verdict, score, asOf, command } }) => [
    ...(files.length === 0 && !verdict ? [{ what: name, why: 'its report has nothing to judge' }] : []),
    ...(files.length > 0 && !score
      ? [{ what: name, why: `its report has no score: it was written by catalyst ${command}` }]
      : []),
    ...(asOf < latest
      ? [{ what: name, why: `its dates are judged as of ${asOf}, others as of ${latest}` }]
      : []),
  ]);
}

function judgeSummary({ errors, warnings, unknown }: Summary): Verdict {
  return errors > 0 ? 'not-ready' : warnings > 0 || unknown > 0 ? 'ready-with-warnings' : 'ready';
}

const lastOf = (texts: readonly string[]) => [...texts].sort().at(-1);

function addSummaries(all: readonly Summary[]): Summary {
  const sum = (key: keyof Summary) => all.reduce((total, summary) => total + summary[key], 0);
  return {
    errors: sum('errors'),
    warnings: sum('warnings'),
    infos: sum('infos'),
    unknown: sum('unknown'),
    passed: sum('passed'),
    fixable: sum('fixable'),
    fixableUnsafe: sum('fixableUnsafe'),
    suppressed: sum('suppressed'),
  };
}
