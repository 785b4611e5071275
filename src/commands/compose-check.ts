import { type ComposeCollection, type ComposeCollectOptions, collectCompose } from '../collect/compose.js';
import type { Finding } from '../core/finding.js';
import type { Host } from '../host.js';
import { RULES_OF_AREA as COMPOSE_RULES } from '../rules/compose/index.generated.js';
import type { Fixable } from './fix-loop.js';
import { type ChecksResult, runChecks } from './run-checks.js';
import type { Session } from './session.js';

/** The compose files of a project, checked. */
export interface ComposeCheck extends ChecksResult, Fixable {
  readonly collection: ComposeCollection;
}

/** Reads the compose files and runs the `compose` rules over the projects that they make up. */
export async function checkCompose(
  session: Session,
  host: Host,
  options: ComposeCollectOptions,
): Promise<ComposeCheck> {
  const collection = await collectCompose(host, session.root, options);
  const { models, suppressions, files, textOf, readOnly } = collection;
  const known = new Set(files);
  const result = runChecks(session, {
    areas: [{ rules: COMPOSE_RULES, subjects: models.map((model) => ({ file: model.file.path, model })) }],
    suppressions,
    files,
    textOf,
  });
  return {
    ...result,
    findings: dropRepeats(result.findings),
    collection,
    textOf,
    isWritable: (path) => known.has(path) && !readOnly.has(path),
  };
}

/**
 * A file that is part of several projects (the base alone, and below an override) is judged in each: what they all
 * say of one place is said once, at its worst.
 */
export function dropRepeats(findings: readonly Finding[]): Finding[] {
  const kept = new Map<string, Finding>();
  for (const finding of findings) {
    const { rule, file, range, messageId } = finding;
    // The same place and message: the arguments may differ by what only one of the projects knows.
    const key = range
      ? JSON.stringify([rule, file, range.start, range.end, messageId, finding.subject ?? finding.args])
      : finding.fingerprint;
    const first = kept.get(key);
    if (first === undefined || RANK[first.severity] < RANK[finding.severity]) kept.set(key, finding);
  }
  const chosen = new Set(kept.values());
  return findings.filter((finding) => chosen.has(finding));
}

const RANK: Readonly<Record<Finding['severity'], number>> = { error: 3, warning: 2, info: 1 };
