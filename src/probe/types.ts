import type { BaseUrlProblemKind } from '../providers/base-url.js';
import type { ModelStatus } from '../providers/models.js';
import type { ProviderId } from '../providers/types.js';
import type { Answer } from './answer.js';
import type { HttpFailure, HttpRequest } from './http.js';

/**
 * `verified`: the provider accepted the key (or, for a local Ollama, answered as one); `rejected`: it said in a
 * documented way that it does not; `unknown`: everything else.
 */
export type Verdict = 'verified' | 'rejected' | 'unknown';

/** Why a key is accepted. */
export type VerifiedReason = 'accepted' | 'accepted-restricted' | 'reachable';
/** Why a key is not. */
export type RejectedReason = 'invalid-key' | 'leaked-key';
/** Why the provider's answer decides nothing. */
export type AnswerReason =
  | 'credential-not-received'
  | 'unauthorized'
  | 'forbidden'
  | 'key-type'
  | 'wrong-region'
  | 'region-blocked'
  | 'ip-not-allowed'
  | 'network-blocked'
  | 'no-organization'
  | 'organization-restricted'
  | 'service-disabled'
  | 'quota-exhausted'
  | 'payment-required'
  | 'rate-limited'
  | 'overloaded'
  | 'server-error'
  | 'not-found'
  | 'gone'
  | 'public-endpoint'
  | 'redirected'
  | 'html'
  | 'not-json'
  | 'truncated-json'
  | 'wrong-content-type'
  | 'body-too-large'
  | 'unexpected-body'
  | 'unexpected-status';
/** Why nothing was sent, or nothing came to an end. */
export type OwnReason =
  | 'not-configured'
  | 'placeholder'
  | 'unsendable-key'
  | 'admin-key'
  | 'bad-base-url'
  | 'insecure-url'
  | 'untrusted-url'
  | 'not-probed'
  | 'deadline'
  | 'internal';
export type ProbeReason = VerifiedReason | RejectedReason | AnswerReason | OwnReason | HttpFailure;

/** What a provider's answer to the proving request comes to. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: VerifiedReason | RejectedReason | AnswerReason;
}

/** A provider as it is configured: what is probed. Holds the key; never printed. */
export interface ProbeTarget {
  readonly provider: ProviderId;
  readonly key?: string;
  readonly keyVariable: string;
  /** As configured; the provider's own unless given. */
  readonly baseUrl?: string;
  readonly baseUrlVariable?: string;
  readonly model?: string;
  readonly modelVariable?: string;
  /** `OPENAI_ORG_ID`, `OPENAI_PROJECT_ID`, `ANTHROPIC_API_VERSION`. */
  readonly organization?: string;
  readonly project?: string;
  readonly apiVersion?: string;
}

/** What the provider says of money, without being paid for it. */
export interface CreditHint {
  /** `exhausted`: calls will fail; `limited`: they may; `ok`; `unchecked`: this provider says nothing for free. */
  readonly state: 'ok' | 'limited' | 'exhausted' | 'unchecked';
  readonly remaining?: number;
  readonly currency?: string;
}

/** What a provider's answer says of one model. */
export interface ModelAnswer {
  /** `yes`: it answers; `no`: the provider says that there is none; `not-served`: there is, but nobody runs it. */
  readonly available: 'yes' | 'no' | 'not-served' | 'unknown';
  /** The provider's name of it, when it differs: an alias was resolved. */
  readonly resolved?: string;
  /** `YYYY-MM-DD`; null when the provider says that none is planned. */
  readonly shutdown?: string | null;
  readonly replacement?: string;
}

/** What is known of the configured model in the end. */
export interface ModelProbe {
  /** The configured id, only when it is public: in the shipped table, or known to the provider. */
  readonly id?: string;
  readonly variable?: string;
  readonly available: ModelAnswer['available'];
  /** `live`: the provider's answer decided; `table`: only the shipped table speaks. */
  readonly source: 'live' | 'table';
  readonly status: ModelStatus;
  readonly shutdown?: string;
  /** Who named that day. */
  readonly shutdownFrom?: 'live' | 'table';
  readonly daysLeft?: number;
  readonly replacement?: string;
  readonly via: readonly string[];
  readonly resolved?: string;
  /** A known id that was probably meant. */
  readonly nearest?: string;
  /** The table says otherwise than the provider, who is right. */
  readonly tableDisagrees: boolean;
  readonly tableAsOf: string;
}

/** What the verdict rests on. Nothing in it comes from the configuration, and the message is redacted. */
export interface ProbeEvidence {
  /** `GET /v1/models`. */
  readonly request?: string;
  readonly status?: number;
  /** The provider's error code, when it looks like one. */
  readonly code?: string;
  readonly message?: string;
  /** Seconds that the provider asks to wait. */
  readonly retryAfter?: number;
}

/** Outcome of one provider's probe: data for reports and rules, free of secrets. */
export interface ProbeResult {
  readonly provider: ProviderId;
  readonly name: string;
  readonly keyVariable: string;
  /** Whether a request was sent. */
  readonly isProbed: boolean;
  readonly verdict: Verdict;
  readonly reason: ProbeReason;
  readonly evidence: ProbeEvidence;
  /** Milliseconds from the request to the end of the answer that decided. */
  readonly latencyMs?: number;
  /** Requests that were sent, retries and the one for the model included. */
  readonly requests: number;
  readonly model?: ModelProbe;
  readonly credit: CreditHint;
  /** `YYYY-MM-DD` on which the key ends, where the provider says so. */
  readonly keyExpires?: string;
  readonly baseUrl: {
    readonly variable?: string;
    /** Whether it is one of the provider's own hosts. */
    readonly isOfficial: boolean;
    readonly problems: readonly BaseUrlProblemKind[];
    /** The mended URL, when it is public. */
    readonly suggestion?: string;
  };
}

/** How one provider is asked, and how its answers are read. All pure. */
export interface ProviderProbe {
  readonly id: ProviderId;
  /** The request that proves the key and costs nothing; a reason when none can be made. */
  readonly prove: (target: ProbeTarget) => HttpRequest | OwnReason;
  /** Undefined where the answer is not a documented one; the general rules decide then. */
  readonly judge: (answer: Answer, target: ProbeTarget) => Judgement | undefined;
  /** What the answer that proved the key says of a model; undefined when it does not say. */
  readonly readModel?: (answer: Answer, model: string) => ModelAnswer | undefined;
  /** The request that asks for one model. */
  readonly askModel?: (target: ProbeTarget, model: string) => HttpRequest | undefined;
  readonly judgeModel?: (answer: Answer, model: string) => ModelAnswer | undefined;
  /** Bytes that the answer about the model may have, where the usual limit is too small for a list. */
  readonly modelBytes?: number;
  readonly readCredit?: (answer: Answer) => CreditHint;
  readonly readExpiry?: (answer: Answer) => string | undefined;
}
