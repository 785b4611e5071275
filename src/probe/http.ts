/** What the probe needs of a network: one request, one answer. Implemented in `host/http.ts`, replaced in tests. */

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'OPTIONS';
  readonly url: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Milliseconds for each phase of one request. */
export interface HttpTimeouts {
  readonly connect: number;
  /** Until the status line and the headers are there. */
  readonly headers: number;
  /** Between two pieces of the body. */
  readonly body: number;
}

export interface HttpLimits {
  readonly timeouts: HttpTimeouts;
  /** Bytes of the body, after decompression, that are read at most. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

/** An answer, whatever its status. Redirects are answers too: nothing is followed here. */
export interface HttpResponse {
  readonly status: number;
  /** Names in small letters; repeated ones joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the body was longer than `maxBytes`. */
  readonly isCut: boolean;
}

/** Why there is no answer. */
export type HttpFailure =
  | 'dns'
  | 'refused'
  | 'unreachable'
  | 'reset'
  | 'connect-timeout'
  | 'headers-timeout'
  | 'body-timeout'
  | 'tls-expired'
  | 'tls-untrusted'
  | 'tls-wrong-name'
  | 'tls-failed'
  | 'proxy-failed'
  | 'bad-http'
  | 'bad-encoding'
  | 'bad-request'
  | 'aborted';

export type HttpResult =
  | { readonly ok: true; readonly response: HttpResponse }
  | { readonly ok: false; readonly failure: HttpFailure; readonly viaProxy: boolean };

export interface HttpClient {
  /** Loads what the first request would have to wait for, so that no latency contains it. */
  readonly prepare?: () => Promise<void>;
  /** Sends a request; never throws. */
  readonly send: (request: HttpRequest, limits: HttpLimits) => Promise<HttpResult>;
  /** Closes every connection at once. */
  readonly close: () => Promise<void>;
}
