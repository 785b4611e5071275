import type { ServiceFailure } from '../smoke/types.js';

class TimedOut extends Error {}

/**
 * Runs something that must end in time.
 * @throws what it throws, or an error that counts as a time-out
 */
export async function bounded<Value>(timeoutMs: number, run: () => Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimedOut()), timeoutMs);
  });
  try {
    return await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}

const CODES: Readonly<Record<string, ServiceFailure>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ECONNREFUSED: 'refused',
  ENOENT: 'refused',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
  CERT_HAS_EXPIRED: 'untrusted-certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted-certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted-certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted-certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'untrusted-certificate',
};

/** A server that took the connection and then said nothing is ill; where none came about, the way may be closed. */
export function orSilent(failure: ServiceFailure, isConnected: boolean): ServiceFailure {
  return failure === 'timeout' && isConnected ? 'silent' : failure;
}

/** Says in one word why a connection failed. */
export function classifyConnection(error: unknown): ServiceFailure {
  if (error instanceof TimedOut) return 'timeout';
  const {
    code = '',
    message = '',
    errors,
  } = error as {
    code?: string;
    message?: string;
    errors?: readonly unknown[];
  };
  const known = CODES[code];
  if (known) return known;
  // Several addresses of one name were tried.
  if (errors?.length) return classifyConnection(errors[0]);
  if (/timeout|timed out/i.test(message)) return 'timeout';
  if (/terminated|closed|ended/i.test(message)) return 'reset';
  return /wrong version number|packet length|unknown message|Protocol error|unexpected/i.test(message)
    ? 'not-this-protocol'
    : 'other';
}
