import { findProjects } from '../collect/projects.js';
import { UserError } from '../core/errors.js';
import { areaOf, CATEGORY_OF } from '../core/finding.js';
import { matchPath } from '../core/suppress.js';
import { type CategoryTally, SEVERITY_WEIGHTS, addTallies, tallyChecks, totalScore } from '../core/score.js';
import { type Host, relativePath, resolvePath } from '../host.js';
import { buildFindings, summarize } from '../report/build.js';
import { judge } from '../report/build-env.js';
import { prefixFile, prefixFinding, prefixMigration, prefixProvider } from '../report/prefix.js';
import { makeSections } from '../report/sections.js';
import type { FrameSource, Report, ReportFinding, ReportProject, Score, Verdict } from '../report/types.js';
import { VERSION } from '../version.js';
import { addLive } from './doctor-live.js';
import { type ProjectOptions, type ProjectRun, checkProject } from './doctor-project.js';
import type { FinishInput } from './finish.js';
import { type Session, openSession } from './session.js';

export interface DoctorOptions extends ProjectOptions {
  /** Project folders to look at, relative to the root; all that are found unless given. */
  readonly project?: readonly string[];
  /** Ask the providers too. */
  readonly live?: boolean;
}

/** A run over all projects: the report, and what writing it takes. */
export interface DoctorRun extends FinishInput {
  readonly report: Report;
  readonly notes: readonly string[];
  /** A part of a project broke: nothing that it would have judged is decided. */
  readonly broken: boolean;
}

interface Judged {
  readonly path: string;
  readonly run: ProjectRun;
  readonly tallies: readonly CategoryTally[];
  readonly report: Pick<Report, 'findings' | 'summary' | 'verdict' | 'sections'>;
  readonly checks: ProjectRun['checks'];
}

/** Runs every check that applies over every project below the root, one project after the other. */
export async function runDoctor(session: Session, options: DoctorOptions): Promise<DoctorRun> {
  const { host } = session;
  const paths = await choosePaths(host, session, options);
  const isSingle = paths.length === 1 && paths[0] === '.';
  const judged: Judged[] = [];
  for (const path of paths) {
    const own = isSingle ? session : await openProject(session, path);
    const offline = await checkProject(own, options);
    const run = options.live === true ? await addLive(own, offline) : offline;
    judged.push(judgeProject(path, isSingle, run, options.live === true));
  }
  return { ...(await assemble(session, judged, isSingle)), ...collectFrames(judged, isSingle) };
}

async function choosePaths(host: Host, session: Session, { project }: DoctorOptions): Promise<string[]> {
  const { root, config } = session;
  if (!project?.length) {
    const tests = (config.exclude ?? []).map(matchPath);
    return findProjects(host, root, (path) => tests.some((test) => test(path)));
  }
  for (const path of project) {
    if ((await host.stat(resolvePath(root, path)))?.kind !== 'directory')
      throw new UserError(`--project ${path}: there is no such folder`);
  }
  return [...new Set(project.map((path) => relativePath(root, resolvePath(root, path))))].sort();
}

/** A project below the root may have a configuration of its own. */
async function openProject(session: Session, path: string): Promise<Session> {
  const { host, options, root } = session;
  const own = await openSession(host, { ...options, cwd: resolvePath(root, path), format: ['json'] });
  return { ...own, rootLabel: session.rootLabel };
}

function judgeProject(path: string, isSingle: boolean, run: ProjectRun, isLive: boolean): Judged {
  const rules = new Map(run.rules.map((rule) => [rule.id, rule]));
  const tallies = tallyChecks({
    checks: run.checks,
    findings: run.findings,
    severityOf: (rule) => rules.get(rule)?.severity ?? 'info',
  });
  const findings = buildFindings(run);
  const passed = new Map<string, Set<string>>();
  for (const { rule, outcome } of run.checks) {
    const category = CATEGORY_OF[areaOf(rule)];
    if (!passed.has(category)) passed.set(category, new Set());
    if (outcome === 'pass') passed.get(category)!.add(rule);
  }
  // A rule that failed for one file did not pass.
  for (const finding of findings) if (!finding.suppressed) passed.get(finding.category)?.delete(finding.rule);
  const sections = makeSections({
    ...(isSingle ? {} : { project: path }),
    findings,
    files: run.files,
    providers: run.providers,
    migrations: run.migrations,
    breakdowns: run.breakdowns,
    passed: new Map([...passed].map(([id, ids]) => [id, [...ids].sort()])),
    ran: new Set(passed.keys()),
    isLive,
  });
  const verdict = settleVerdict(judge(findings), run);
  return {
    path,
    run,
    tallies,
    checks: run.checks,
    report: { findings, summary: summarize(findings, run.checks), verdict, sections },
  };
}

/** What could not be looked at is no reason to be called ready. */
function settleVerdict(verdict: Verdict, { breakdowns }: ProjectRun): Verdict {
  return breakdowns.length > 0 && verdict === 'ready' ? 'ready-with-warnings' : verdict;
}

async function assemble(session: Session, judged: readonly Judged[], isSingle: boolean) {
  const at = (path: string) => (isSingle ? undefined : path);
  const findings = judged.flatMap(({ path, report }) =>
    report.findings.map((one) => prefixFinding(one, at(path))),
  );
  const tallies = addTallies(judged.map((one) => one.tallies));
  const verdicts = judged.map(({ report }) => report.verdict!);
  const verdict = (['not-ready', 'ready-with-warnings', 'ready'] as const).find((one) =>
    verdicts.includes(one),
  )!;
  const hasFiles = judged.some(({ run }) => run.files.length > 0);
  const environments = new Set(judged.flatMap(({ run }) => run.environment ?? []));
  const profile = isSingle ? judged[0]!.run.profile : undefined;
  const report: Report = {
    schemaVersion: '1',
    tool: { name: 'catalyst', version: VERSION },
    command: 'doctor',
    root: session.rootLabel.startsWith('/') ? '.' : session.rootLabel,
    ...(environments.size === 1 ? { environment: [...environments][0]! } : {}),
    asOf: session.today,
    ...(profile ? { profile } : {}),
    summary: summarize(
      findings,
      judged.flatMap(({ checks }) => checks),
    ),
    ...(hasFiles ? { verdict } : {}),
    score: makeScore(tallies, findings),
    sections: judged.flatMap(({ report: { sections } }) => sections!),
    ...(isSingle ? {} : { projects: judged.map((one) => describeProject(one)) }),
    migrations: judged.flatMap(({ path, run }) =>
      run.migrations.map((one) => prefixMigration(one, at(path))),
    ),
    unchecked: judged.flatMap(({ path, run, report: own }) => listUnchecked(run, own.sections!, at(path))),
    files: judged.flatMap(({ path, run }) => run.files.map((file) => prefixFile(file, at(path)))),
    providers: judged.flatMap(({ path, run }) => run.providers.map((one) => prefixProvider(one, at(path)))),
    findings,
  };
  const notes = judged.flatMap(({ path, run }) =>
    run.notes.map((note) => (isSingle ? note : `${path}: ${note}`)),
  );
  return { report, notes, broken: judged.some(({ run }) => run.breakdowns.length > 0) };
}

function makeScore(tallies: readonly CategoryTally[], findings: readonly ReportFinding[]): Score {
  const open = findings.filter(
    ({ suppressed, outcome, severity }) => !suppressed && outcome === 'fail' && severity === 'error',
  );
  return {
    total: totalScore(tallies),
    severityWeights: SEVERITY_WEIGHTS,
    categories: tallies,
    blockers: open.map(({ rule, message, file, range, fingerprint }) => ({
      rule,
      message,
      ...(file === undefined ? {} : { file }),
      ...(range ? { line: range.start.line } : {}),
      fingerprint,
    })),
  };
}

function describeProject({ path, tallies, report }: Judged): ReportProject {
  return {
    path,
    verdict: report.verdict!,
    score: makeScore(tallies, report.findings),
    summary: report.summary,
  };
}

function listUnchecked(run: ProjectRun, sections: NonNullable<Report['sections']>, path: string | undefined) {
  const name = (what: string) => (path === undefined ? what : `${path}: ${what}`);
  const asked = run.providers.some(({ probe }) => probe.reason !== 'not-probed');
  return [
    ...sections
      .filter(({ status }) => status === 'not-applicable' || status === 'error')
      .map(({ title, evidence }) => ({ what: name(title), why: evidence })),
    ...(run.providers.length > 0 && !asked
      ? [{ what: name('Provider answers'), why: 'nobody was asked; --live asks, without spending tokens' }]
      : []),
    ...run.files.flatMap(({ path: file, note }) =>
      note?.startsWith('not checked') ? [{ what: name(file), why: note.slice('not checked: '.length) }] : [],
    ),
  ];
}

function collectFrames(judged: readonly Judged[], isSingle: boolean): Pick<FinishInput, 'secrets' | 'frame'> {
  const frame = (file: string): FrameSource | undefined => {
    if (isSingle) return judged[0]!.run.frameOf(file);
    const owner = judged.find(({ path }) => path === '.' || file.startsWith(`${path}/`));
    return owner?.run.frameOf(owner.path === '.' ? file : file.slice(owner.path.length + 1));
  };
  return { secrets: judged.flatMap(({ run }) => run.secrets), frame };
}
