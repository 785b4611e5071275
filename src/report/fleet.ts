import { SEVERITY_WEIGHTS, addTallies, type CategoryTally, totalScore } from '../core/score.js';
import { prefixFile, prefixFinding, prefixMigration, prefixProvider } from './prefix.js';
import type { Report, ReportProject, Score, Summary, Verdict } from './types.js';

/** A report of one service or one shard of CI. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

/** Puts the reports of many services into one: each is a project under its name; counts add up, the worst verdict is the verdict. */
export function mergeReports(reports: readonly NamedReport[]): Report {
  const [first] = reports;
  const projects = reports.map(toProject);
  const verdict = (['not-ready', 'ready-with-warnings', 'ready'] as const).find((one) =>
    projects.some((project) => project.verdict === one),
  );
  const categories = addTallies(
    reports.map(({ report }) => (report.score?.categories ?? []).filter(isTally)),
  );
  const findings = reports.flatMap(({ name, report }) =>
    report.findings.map((finding) => prefixFinding(finding, name)),
  );
  return {
    schemaVersion: '1',
    tool: first!.report.tool,
    command: 'report',
    root: '.',
    asOf: reports
      .map(({ report }) => report.asOf)
      .sort()
      .at(-1)!,
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
    sections: reports.flatMap(({ name, report }) =>
      (report.sections ?? []).map((section) => ({ ...section, project: name })),
    ),
    projects,
    migrations: reports.flatMap(({ name, report }) =>
      (report.migrations ?? []).map((one) => prefixMigration(one, name)),
    ),
    unchecked: reports.flatMap(({ name, report }) =>
      (report.unchecked ?? []).map(({ what, why }) => ({ what: `${name}: ${what}`, why })),
    ),
    files: reports.flatMap(({ name, report }) => report.files.map((file) => prefixFile(file, name))),
    providers: reports.flatMap(({ name, report }) =>
      report.providers.map((one) => prefixProvider({ ...one, name: `${one.name} (${name})` }, name)),
    ),
    findings,
  };
}

const isTally = (category: Score['categories'][number]): category is CategoryTally =>
  category.bySeverity !== undefined;

function toProject({ name, report }: NamedReport): ReportProject {
  const score: Score = report.score ?? { total: null, categories: [] };
  const blockers = (score.blockers ?? []).map((one) =>
    one.file === undefined ? one : { ...one, file: `${name}/${one.file}` },
  );
  return {
    path: name,
    verdict: report.verdict ?? judgeSummary(report.summary),
    score: { ...score, blockers },
    summary: report.summary,
  };
}

function judgeSummary({ errors, warnings, unknown }: Summary): Verdict {
  return errors > 0 ? 'not-ready' : warnings > 0 || unknown > 0 ? 'ready-with-warnings' : 'ready';
}

function addSummaries(all: readonly Summary[]): Summary {
  const sum = (key: keyof Summary) => all.reduce((total, summary) => total + (summary[key] ?? 0), 0);
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
