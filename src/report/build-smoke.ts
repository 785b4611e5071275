import type { Finding } from '../core/finding.js';
import type { Rule } from '../core/rule.js';
import type { CheckResult } from '../core/run.js';
import type { BackendModel } from '../models/backend.js';
import { VERSION } from '../version.js';
import { judge } from './build-env.js';
import { buildFindings, summarize } from './build.js';
import type { Report, ReportFile } from './types.js';

interface SmokeResult {
  readonly models: readonly BackendModel[];
  readonly findings: readonly Finding[];
  readonly checks: readonly CheckResult[];
  readonly rules: readonly Rule[];
  readonly textOf: (file: string) => string | undefined;
  /** What was asked live, if anything was. */
  readonly probedAt?: string | undefined;
}

/** Makes the report of `catalyst smoke`. */
export function buildSmokeReport(
  session: { readonly rootLabel: string; readonly today: string },
  result: SmokeResult,
): Report {
  const findings = buildFindings(result);
  const hasAnything = result.models.length > 0 || result.probedAt !== undefined;
  return {
    schemaVersion: '1',
    tool: { name: 'catalyst', version: VERSION },
    command: 'smoke',
    root: session.rootLabel.startsWith('/') ? '.' : session.rootLabel,
    asOf: session.today,
    ...(result.probedAt === undefined ? {} : { probedAt: result.probedAt }),
    summary: summarize(findings, result.checks),
    ...(hasAnything ? { verdict: judge(findings) } : {}),
    files: describeBackends(result.models),
    providers: [],
    findings,
  };
}

/** A backend is shown by its manifest, with what was read. */
export function describeBackends(models: readonly BackendModel[]): ReportFile[] {
  return models.map(({ file, language, modules, pythonVersion, manifests, entryPoints }) => {
    const name = language === 'python' ? 'Python' : 'JavaScript and TypeScript';
    const notes = [
      `${modules.length} ${modules.length === 1 ? 'file' : 'files'} of ${name}${pythonVersion ? ` (image: ${pythonVersion})` : ''}`,
      ...(manifests.length === 0 ? ['no manifest'] : []),
      ...entryPoints
        .slice(0, 1)
        .map(({ target, attribute }) => `starts ${target}${attribute ? `:${attribute}` : ''}`),
    ];
    return { path: file.path, kind: 'source', note: notes.join(' · ') };
  });
}
