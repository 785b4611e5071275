import type { Finding } from '../core/finding.js';
import type { Rule } from '../core/rule.js';
import type { CheckResult } from '../core/run.js';
import type { ProbedProvider } from '../models/probe.js';
import { explainReason } from '../probe/explain.js';
import { getProvider } from '../providers/index.js';
import type { ModelProbe, ProbeResult } from '../probe/types.js';
import { VERSION } from '../version.js';
import { buildFindings, summarize } from './build.js';
import type { Report, ReportFile, ReportLiveModel, ReportProbe, ReportProvider } from './types.js';

interface ProbeOutcome {
  /** The providers that are shown. */
  readonly providers: readonly ProbedProvider[];
  readonly files: readonly ReportFile[];
  readonly findings: readonly Finding[];
  readonly checks: readonly CheckResult[];
  readonly rules: readonly Rule[];
  readonly textOf: (file: string) => string | undefined;
  readonly probedAt: string;
}

/** Makes the report of `catalyst probe`. It has no verdict: keys that work are not yet a backend that does. */
export function buildProbeReport(
  session: { readonly rootLabel: string; readonly today: string },
  outcome: ProbeOutcome,
): Report {
  const findings = buildFindings(outcome);
  return {
    schemaVersion: '1',
    tool: { name: 'catalyst', version: VERSION },
    command: 'probe',
    root: session.rootLabel.startsWith('/') ? '.' : session.rootLabel,
    asOf: session.today,
    probedAt: outcome.probedAt,
    summary: summarize(findings, outcome.checks),
    files: outcome.files,
    providers: outcome.providers.map(describeProbed),
    findings,
  };
}

/** A provider with what it answered, as the report has it. */
export function describeProbed(probed: ProbedProvider): ReportProvider {
  const { result, readiness, locate } = probed;
  const { baseUrl, keyVariable, model } = result;
  const place = [keyVariable, baseUrl.variable, model?.variable]
    .map((name) => (name === undefined ? undefined : locate(name)))
    .find((found) => found !== undefined);
  return {
    id: result.provider,
    name: result.name,
    ...(place ? { file: place.file } : {}),
    readiness,
    ...(model ? { model: describeModel(model) } : {}),
    probe: describeResult(result, originOf(probed)),
  };
}

function originOf({ readiness, locate, result }: ProbedProvider): NonNullable<ReportProbe['origin']> {
  if (locate(result.keyVariable)) return 'file';
  return readiness === 'missing' || readiness === 'local' ? 'none' : 'environment';
}

function describeResult(result: ProbeResult, origin: NonNullable<ReportProbe['origin']>): ReportProbe {
  const { verdict, reason, latencyMs, isProbed, requests, keyVariable, evidence, credit, keyExpires } =
    result;
  const { what, hint } = explainReason(reason, result.provider);
  const { keyPage, needsKey, baseUrlVariable } = getProvider(result.provider);
  const first = needsKey ? `set ${keyVariable}: ${keyPage}` : `set ${baseUrlVariable}`;
  const next = reason === 'not-configured' ? first : hint;
  return {
    verdict,
    reason,
    explanation: what,
    ...(next === undefined ? {} : { hint: verdict === 'rejected' ? `${next}: ${keyPage}` : next }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
    asked: isProbed,
    requests,
    variable: keyVariable,
    origin,
    evidence,
    credit,
    ...(keyExpires === undefined ? {} : { keyExpires }),
    officialHost: result.baseUrl.isOfficial,
  };
}

function describeModel(model: ModelProbe): NonNullable<ReportProvider['model']> {
  const { id, status, shutdown, replacement, variable, available, source } = model;
  const { shutdownFrom, daysLeft, resolved, nearest, tableDisagrees, tableAsOf } = model;
  const live: ReportLiveModel = {
    ...(variable === undefined ? {} : { variable }),
    available,
    source,
    ...(shutdownFrom === undefined ? {} : { shutdownFrom }),
    ...(daysLeft === undefined ? {} : { daysLeft }),
    ...(resolved === undefined ? {} : { resolved }),
    ...(nearest === undefined ? {} : { nearest }),
    tableDisagrees,
    tableAsOf,
  };
  return {
    // A name that nobody knows may be anything, a misplaced key included: it is not repeated.
    id: id ?? `‹value of ${variable ?? 'the model'}›`,
    status,
    ...(shutdown === undefined ? {} : { shutdown }),
    ...(replacement === undefined ? {} : { replacement }),
    live,
  };
}
