import type { Environment } from '../contract/types.js';
import type { Answer, Certificate, PostgresAnswer, RedisAnswer, ServiceResult } from '../smoke/types.js';
import type { ValuePlace } from './probe.js';

/** A server that a variable names. */
export interface AskedService<Value> {
  readonly variable: string;
  /** Host and port, public; never user or password. */
  readonly at: string;
  readonly result: ServiceResult<Value>;
}

/** A preflight request for one origin. */
export interface Preflight {
  readonly origin: string;
  /** Not one of ALLOWED_ORIGINS: it must not be let in. */
  readonly isForeign: boolean;
  readonly answer: Answer;
}

/** What the live rules under `smoke/` are given: what a running backend and its servers answered. */
export interface BackendLiveModel {
  readonly kind: 'backend-live';
  readonly environment: Environment;
  /** Scheme, host and port that were asked; undefined without `--url`. */
  readonly origin: string | undefined;
  readonly healthPath: string;
  readonly metricsPath: string;
  /** Whether METRICS_ENABLED says that there should be metrics. */
  readonly wantsMetrics: boolean;
  readonly allowsCredentials: boolean;
  readonly health: readonly Answer[];
  /** What an endpoint answered that says whether requests can be served; undefined where none is known. */
  readonly readiness: { readonly path: string; readonly answer: Answer } | undefined;
  readonly docs: readonly { readonly path: string; readonly answer: Answer }[];
  readonly metrics: Answer | undefined;
  readonly preflights: readonly Preflight[];
  readonly certificate: Certificate | undefined;
  readonly websocket: { readonly path: string; readonly answer: Answer } | undefined;
  readonly database: AskedService<PostgresAnswer> | undefined;
  readonly redis: AskedService<RedisAnswer> | undefined;
  /** Connections that the settings let the backend open; undefined where they do not say. */
  readonly pool: { readonly workers: number; readonly each: number } | undefined;
  /** Newest revisions of Alembic in the code. */
  readonly heads: readonly string[] | undefined;
  readonly cacheEnabled: boolean;
  readonly locate: (variable: string) => ValuePlace | undefined;
}
