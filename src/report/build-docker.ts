import type { Finding } from '../core/finding.js';
import type { Rule } from '../core/rule.js';
import type { CheckResult } from '../core/run.js';
import type { ComposeModel } from '../models/compose.js';
import type { DockerfileModel } from '../models/dockerfile.js';
import { VERSION } from '../version.js';
import { judge } from './build-env.js';
import { buildFindings, summarize } from './build.js';
import type { Report, ReportFile } from './types.js';

type Skipped = readonly { readonly path: string; readonly reason: string }[];

interface DockerResult {
  readonly dockerfiles:
    | { readonly models: readonly DockerfileModel[]; readonly skipped: Skipped }
    | undefined;
  readonly compose: { readonly models: readonly ComposeModel[]; readonly skipped: Skipped } | undefined;
  readonly findings: readonly Finding[];
  readonly checks: readonly CheckResult[];
  readonly rules: readonly Rule[];
  readonly textOf: (file: string) => string | undefined;
}

/** Makes the report of `catalyst docker`. */
export function buildDockerReport(
  session: { readonly rootLabel: string; readonly today: string },
  result: DockerResult,
): Report {
  const findings = buildFindings(result);
  const models = [...(result.dockerfiles?.models ?? []), ...(result.compose?.models ?? [])];
  return {
    schemaVersion: '1',
    tool: { name: 'catalyst', version: VERSION },
    command: 'docker',
    root: session.rootLabel.startsWith('/') ? '.' : session.rootLabel,
    asOf: session.today,
    summary: summarize(findings, result.checks),
    ...(models.length > 0 ? { verdict: judge(findings) } : {}),
    files: describeDockerFiles(result),
    providers: [],
    findings,
  };
}

/** What was looked at, and what was passed over, by path. */
export function describeDockerFiles({
  dockerfiles,
  compose,
}: Pick<DockerResult, 'dockerfiles' | 'compose'>): ReportFile[] {
  const files = [
    ...(dockerfiles?.models ?? []).map(describeFile),
    ...(dockerfiles?.skipped ?? []).map((skipped) => describeSkipped(skipped, 'dockerfile')),
    ...(compose?.models ?? []).map(describeProject),
    ...(compose?.skipped ?? []).map((skipped) => describeSkipped(skipped, 'compose')),
  ];
  return files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function describeFile({ file, context }: DockerfileModel): ReportFile {
  const { path } = file;
  if (!context) return { path, kind: 'dockerfile', note: 'build context not known' };
  const ignore = context.ignore ? context.ignore.path : 'no .dockerignore';
  return {
    path,
    kind: 'dockerfile',
    note: `build context ${context.folder || '.'}${context.assumed ? ' (assumed)' : ''} · ${ignore}`,
  };
}

function describeSkipped({ path, reason }: Skipped[number], kind: 'dockerfile' | 'compose'): ReportFile {
  return { path, kind, note: `not checked: ${reason}` };
}

function describeProject({ file, project, isDevelopment }: ComposeModel): ReportFile {
  const others = project.files.map(({ path }) => path).filter((path) => path !== file.path);
  const notes = [
    ...(others.length > 0
      ? [`together with ${others.slice(0, 3).join(', ')}${others.length > 3 ? ', …' : ''}`]
      : []),
    ...(isDevelopment ? ['for development, by its name'] : []),
  ];
  return { path: file.path, kind: 'compose', ...(notes.length > 0 ? { note: notes.join(' · ') } : {}) };
}
