import { findProjects } from '../collect/projects.js';
import { UserError } from '../core/errors.js';
import { matchPath } from '../core/suppress.js';
import { addTallies } from '../core/score.js';
import { type Host, relativePath, resolvePath } from '../host.js';
import { summarize } from '../report/build.js';
import { rememberEdits } from '../report/exported-edits.js';
import { prefixPath, prefixFile, prefixFinding, prefixMigration, prefixProvider } from '../report/prefix.js';
import { makeSections } from '../report/sections.js';
import type { FrameSource, Report, ReportFinding, ReportProject, ReportSection } from '../report/types.js';
import { VERSION } from '../version.js';
import { type BaselineOptions, matchBaseline } from './doctor-baseline.js';
import { type Judged, judgeProject, makeScore } from './doctor-judge.js';
import { type ProjectOptions, type ProjectRun, checkProject } from './doctor-project.js';
import type { FinishInput } from './finish.js';
import { type Session, openSession } from './session.js';

export interface DoctorOptions extends ProjectOptions, BaselineOptions {
  /** Project folders to look at, relative to the root; all that are found unless given. */
  readonly project?: readonly string[];
  /** Ask the providers too. */
  readonly live?: boolean;
  /** Address of the running backend, which is asked too. */
  readonly url?: string;
}

/** A run over all projects: the report, and what writing it takes. */
export interface DoctorRun extends FinishInput {
  readonly report: Report;
  readonly notes: readonly string[];
  /** A part of a project broke: nothing that it would have judged is decided. */
  readonly broken: boolean;
}

/** Runs every check that applies over every project below the root, one project after the other. */
export async function runDoctor(session: Session, options: DoctorOptions): Promise<DoctorRun> {
  const { host } = session;
  const paths = await choosePaths(host, session, options);
  const isSingle = paths.length === 1 && paths[0] === '.';
  const judged: Judged[] = [];
  let probedAt: string | undefined;
  for (const path of paths) {
    const own = isSingle ? session : await openProject(session, path);
    let run = await checkProject(own, options);
    if (options.live === true || options.url !== undefined) {
      const { addLive, addServers } = await import('./doctor-live.js');
      ({ run, probedAt } = await addLive(own, run));
      run = await addServers(own, run, options);
    }
    judged.push(judgeProject(path, run));
  }
  const found = judged.flatMap(({ path, findings }) =>
    findings.map((one) => prefixFinding(one, isSingle ? undefined : path)),
  );
  const match = await matchBaseline(session, options, {
    findings: found,
    liveRules: new Set(
      judged.flatMap(({ run }) => run.rules.flatMap((rule) => (rule.live ? [rule.id] : []))),
    ),
    decided: decideFor(session, judged, options),
  });
  const report = assemble(session, judged, isSingle, match.findings);
  return {
    report: {
      ...report,
      ...(match.baseline ? { baseline: match.baseline } : {}),
      ...(probedAt === undefined ? {} : { probedAt }),
    },
    notes: [
      ...judged.flatMap(({ path, run }) => run.notes.map((note) => (isSingle ? note : `${path}: ${note}`))),
      ...match.notes,
      ...(report.verdict ? [] : [NOTHING]),
    ],
    broken: judged.some(({ run }) => run.breakdowns.length > 0),
    ...collectFrames(judged, isSingle),
  };
}

/** A folder named by mistake must not look like one that is in order. */
const NOTHING =
  'nothing here to judge: no env files, Dockerfiles, compose files or code; --cwd names the folder';

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
  return { ...own, rootLabel: session.rootLabel, ...(path === '.' ? {} : { within: `${path}/` }) };
}

/** A baseline's entry is decided where its rule was chosen, its project looked at, and nothing broke there. */
function decideFor({ rules }: Session, judged: readonly Judged[], { project }: DoctorOptions) {
  const chosen = new Set(rules.map(({ id }) => id));
  const whole = new Set(judged.filter(({ run }) => run.breakdowns.length === 0).map(({ path }) => path));
  const everywhere = !project?.length && whole.size === judged.length;
  return (entry: { readonly rule: string; readonly project?: string }) =>
    chosen.has(entry.rule) && (everywhere || whole.has(entry.project ?? '.'));
}

function assemble(
  session: Session,
  judged: readonly Judged[],
  isSingle: boolean,
  findings: readonly ReportFinding[],
): Omit<Report, 'baseline' | 'probedAt'> {
  const at = (path: string) => (isSingle ? undefined : path);
  const verdicts = new Set(judged.map(({ verdict }) => verdict));
  const verdict = (['not-ready', 'ready-with-warnings', 'ready'] as const).find((one) => verdicts.has(one));
  const environments = new Set(judged.flatMap(({ run }) => run.environment ?? []));
  const profile = isSingle ? judged[0]!.run.profile : undefined;
  const ofProject = (path: string) =>
    isSingle ? findings : findings.filter(({ project }) => project === path);
  const sections = judged.map((one) => drawSections(one, ofProject(one.path), isSingle));
  return {
    schemaVersion: '1',
    tool: { name: 'catalyst', version: VERSION },
    command: 'doctor',
    root: session.rootLabel.startsWith('/') ? '.' : session.rootLabel,
    ...(environments.size === 1 ? { environment: [...environments][0]! } : {}),
    asOf: session.today,
    ...(profile ? { profile } : {}),
    summary: summarize(
      findings,
      judged.flatMap(({ run }) => run.checks),
    ),
    ...(verdict ? { verdict } : {}),
    score: makeScore(addTallies(judged.map(({ tallies }) => tallies)), findings),
    sections: sections.flat(),
    ...(isSingle ? {} : { projects: judged.flatMap((one) => describeProject(one, ofProject(one.path))) }),
    migrations: judged.flatMap(({ path, run }) =>
      run.migrations.map((one) => prefixMigration(one, at(path))),
    ),
    unchecked: judged.flatMap(({ path, run }, i) => listUnchecked(run, sections[i]!, at(path))),
    files: judged.flatMap(({ path, run }) => run.files.map((file) => prefixFile(file, at(path)))),
    providers: judged.flatMap(({ path, run }) => run.providers.map((one) => prefixProvider(one, at(path)))),
    findings,
  };
}

function drawSections(
  { path, run, passed, ran }: Judged,
  findings: readonly ReportFinding[],
  isSingle: boolean,
): ReportSection[] {
  const { files, providers, migrations, breakdowns } = run;
  return makeSections({
    ...(isSingle ? {} : { project: path }),
    findings,
    files,
    providers,
    migrations,
    breakdowns,
    passed,
    ran,
  });
}

/** A folder that was named and holds nothing gets no verdict. */
function describeProject(
  { path, tallies, run, verdict }: Judged,
  findings: readonly ReportFinding[],
): ReportProject[] {
  if (verdict === undefined) return [];
  return [{ path, verdict, score: makeScore(tallies, findings), summary: summarize(findings, run.checks) }];
}

function listUnchecked(run: ProjectRun, sections: readonly ReportSection[], path: string | undefined) {
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

function collectFrames(
  judged: readonly Judged[],
  isSingle: boolean,
): Pick<FinishInput, 'secrets' | 'frame' | 'edits'> {
  const depth = ({ path }: Judged) => (path === '.' ? 0 : path.length);
  const innermost = [...judged].sort((a, b) => depth(b) - depth(a));
  const frame = (file: string): FrameSource | undefined => {
    if (isSingle) return judged[0]!.run.frameOf(file);
    // With --project, one may lie in another: the file belongs to the innermost.
    const owner = innermost.find(({ path }) => path === '.' || file.startsWith(`${path}/`));
    return owner?.run.frameOf(owner.path === '.' ? file : file.slice(owner.path.length + 1));
  };
  const edits = new Map(judged.map(({ path, run }) => [path, rememberEdits(run.findings)]));
  return {
    secrets: judged.flatMap(({ run }) => run.secrets),
    frame,
    edits: (finding) => {
      const path = finding.project ?? '.';
      const own = edits.get(path)?.(finding) ?? [];
      return own.map((edit) => ({ ...edit, file: prefixPath(path, edit.file) }));
    },
  };
}
