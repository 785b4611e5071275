import { readBaseUrl, checkBaseUrl } from '../providers/base-url.js';
import { findProviderOfHost, getProvider } from '../providers/index.js';
import { PROBES } from '../providers/probes.js';
import { type Answer, readErrorCode, readErrorMessage } from './answer.js';
import { judgeAnswer } from './judge.js';
import { combineModel, isModelName } from './model.js';
import { isShowable, redactMessage } from './redact.js';
import { readRetryAfter } from './retry.js';
import { type SendContext, type SendOutcome, sendPatiently } from './send.js';
import type {
  ModelAnswer,
  ModelProbe,
  OwnReason,
  ProbeEvidence,
  ProbeReason,
  ProbeResult,
  ProbeTarget,
  ProviderProbe,
  Verdict,
} from './types.js';

/** What one provider's probe needs besides the network. */
export interface ProbeOneOptions {
  /** How often a request may be repeated. */
  readonly retries: number;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Asks one provider whether it takes the key, and for the configured model. Never throws for what the network does. */
export async function probeProvider(
  target: ProbeTarget,
  options: ProbeOneOptions,
  context: SendContext,
): Promise<ProbeResult> {
  const asked = toOwner(target);
  const probe = PROBES[asked.provider];
  const proof = probe.prove(asked);
  if (typeof proof === 'string') return describeSkipped(target, proof, options.today);
  const reasonOf = (answer: Answer): string => judgeAnswer(probe, answer, asked).reason;
  const outcome = await sendPatiently(proof, asked.provider, options.retries + 1, reasonOf, context);
  const { verdict, reason } = decide(probe, asked, outcome);
  const { answer } = outcome;
  const secrets = listSecrets(target);
  const left = options.retries + 2 - outcome.requests;
  const live =
    verdict === 'verified' && answer && target.model
      ? await askModel(probe, asked, target.model, answer, left, context)
      : { requests: 0 };
  const model = target.model ? combine(target, target.model, options.today, live.model) : undefined;
  const credit = answer ? probe.readCredit?.(answer) : undefined;
  const keyExpires = answer && verdict === 'verified' ? probe.readExpiry?.(answer) : undefined;
  return {
    ...baseOf(target),
    isProbed: outcome.requests > 0,
    verdict,
    reason,
    evidence: describeEvidence(probe, asked, answer, secrets, context.clock()),
    ...(answer ? { latencyMs: Math.round(outcome.latencyMs) } : {}),
    requests: outcome.requests + live.requests,
    ...(model ? { model } : {}),
    credit: credit ?? {
      state: reason === 'payment-required' || reason === 'quota-exhausted' ? 'exhausted' : 'unchecked',
    },
    ...(keyExpires ? { keyExpires } : {}),
  };
}

/** A provider that is not asked, with what can be said without asking. */
export function describeSkipped(
  target: ProbeTarget,
  reason: OwnReason | 'aborted',
  today: string,
): ProbeResult {
  return {
    ...baseOf(target),
    isProbed: false,
    verdict: 'unknown',
    reason,
    evidence: {},
    requests: 0,
    ...(target.model ? { model: combine(target, target.model, today, undefined) } : {}),
    credit: { state: 'unchecked' },
  };
}

/** Where the base URL is another provider's, that provider's way of proving a key is the right one. */
function toOwner(target: ProbeTarget): ProbeTarget {
  if (target.baseUrl === undefined) return target;
  const base = readBaseUrl(target.provider, target.baseUrl);
  const owner = base ? findProviderOfHost(new URL(base.origin).hostname) : undefined;
  return owner && owner.id !== target.provider ? { ...target, provider: owner.id } : target;
}

function decide(
  probe: ProviderProbe,
  target: ProbeTarget,
  { answer, failure }: SendOutcome,
): { verdict: Verdict; reason: ProbeReason } {
  if (failure !== undefined || !answer) return { verdict: 'unknown', reason: failure ?? 'internal' };
  return judgeAnswer(probe, answer, target);
}

async function askModel(
  probe: ProviderProbe,
  target: ProbeTarget,
  model: string,
  proof: Answer,
  budget: number,
  context: SendContext,
): Promise<{ model?: ModelAnswer; requests: number }> {
  if (!isModelName(model)) return { requests: 0 };
  const known = probe.readModel?.(proof, model);
  if (known) return { model: known, requests: 0 };
  const request = probe.askModel?.(target, model);
  if (!request || !probe.judgeModel) return { requests: 0 };
  const limits = { ...context, maxBytes: probe.modelBytes ?? context.maxBytes };
  const outcome = await sendPatiently(request, target.provider, budget, () => '', limits);
  const said = outcome.answer && !outcome.failure ? probe.judgeModel(outcome.answer, model) : undefined;
  return { requests: outcome.requests, ...(said ? { model: said } : {}) };
}

function combine(
  target: ProbeTarget,
  model: string,
  today: string,
  live: ModelAnswer | undefined,
): ModelProbe {
  const { provider, modelVariable } = target;
  const secrets = listSecrets(target);
  return combineModel(
    { provider, model, today, secrets, ...(modelVariable ? { variable: modelVariable } : {}) },
    live,
  );
}

function describeEvidence(
  probe: ProviderProbe,
  target: ProbeTarget,
  answer: Answer | undefined,
  secrets: readonly string[],
  now: number,
): ProbeEvidence {
  // Taken from the provider's own URL: the path of a gateway may name an account.
  const { baseUrl: _, ...official } = target;
  const asked = probe.prove(official);
  const request = typeof asked === 'string' ? undefined : `${asked.method} ${new URL(asked.url).pathname}`;
  if (!answer) return request ? { request } : {};
  const isError = answer.status >= 400 || (answer.kind === 'json' && readErrorMessage(answer) !== undefined);
  const message = isError && answer.kind === 'json' ? readErrorMessage(answer) : undefined;
  const code = isError ? readErrorCode(answer) : undefined;
  const wait = readRetryAfter(answer.headers, now);
  return {
    ...(request ? { request } : {}),
    status: answer.status,
    ...(code && isShowable(code, secrets) ? { code } : {}),
    ...(message ? { message: redactMessage(message, secrets, answer.json) } : {}),
    ...(wait === undefined || !isError ? {} : { retryAfter: Math.ceil(wait / 1000) }),
  };
}

function listSecrets({ key, organization, project }: ProbeTarget): string[] {
  return [key, organization, project].filter((secret) => secret !== undefined);
}

function baseOf(target: ProbeTarget): Pick<ProbeResult, 'provider' | 'name' | 'keyVariable' | 'baseUrl'> {
  const { name, defaultBaseUrl, officialHosts } = getProvider(target.provider);
  const url = target.baseUrl ?? defaultBaseUrl;
  const problems = target.baseUrl === undefined ? [] : checkBaseUrl(target.provider, url);
  const base = readBaseUrl(target.provider, url);
  const suggestion = problems.find(
    ({ isPublic, corrected }) => isPublic && corrected !== undefined,
  )?.corrected;
  return {
    provider: target.provider,
    name,
    keyVariable: target.keyVariable,
    baseUrl: {
      ...(target.baseUrlVariable ? { variable: target.baseUrlVariable } : {}),
      isOfficial: base !== undefined && officialHosts.includes(new URL(base.origin).hostname),
      problems: problems.map(({ kind }) => kind),
      ...(suggestion ? { suggestion } : {}),
    },
  };
}
