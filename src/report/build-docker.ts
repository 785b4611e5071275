import type { Finding } from '../core/finding.js';
import type { Rule } from '../core/rule.js';
import type { CheckResult } from '../core/run.js';
import type { DockerfileModel } from '../models/dockerfile.js';
import { VERSION } from '../version.js';
import { judge } from './build-env.js';
import { buildFindings, summarize } from './build.js';
import type { Report, ReportFile } from './types.js';

interface DockerResult {
  readonly collection: {
    readonly models: readonly DockerfileModel[];
    readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  };
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
  const { models, skipped } = result.collection;
  return {
    schemaVersion: '1',
    tool: { name: 'catalyst', version: VERSION },
    command: 'docker',
    root: session.rootLabel.startsWith('/') ? '.' : session.rootLabel,
    asOf: session.today,
    summary: summarize(findings, result.checks),
    ...(models.length > 0 ? { verdict: judge(findings) } : {}),
    files: [
      ...models.map(describeFile),
      ...skipped.map(
        ({ path, reason }): ReportFile => ({ path, kind: 'dockerfile', note: `not checked: ${reason}` }),
      ),
    ],
    providers: [],
    findings,
  };
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
