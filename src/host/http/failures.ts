import type { HttpFailure } from '../../probe/http.js';
import { EncodingError } from './body.js';

const BY_CODE: Readonly<Record<string, HttpFailure>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  ETIMEDOUT: 'connect-timeout',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'headers-timeout',
  UND_ERR_BODY_TIMEOUT: 'body-timeout',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_SIGNATURE_FAILURE: 'tls-untrusted',
  INVALID_CA: 'tls-untrusted',
  CERT_REVOKED: 'tls-failed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-wrong-name',
  UND_ERR_PRX_TLS: 'proxy-failed',
  EPROTO: 'tls-failed',
  UND_ERR_HEADERS_OVERFLOW: 'bad-http',
  UND_ERR_INVALID_ARG: 'bad-request',
  ERR_INVALID_URL: 'bad-request',
  ERR_INVALID_CHAR: 'bad-request',
};

/** Names the reason of an error by its code alone; its message may hold the address, the header, or the key. */
export function classifyError(error: unknown, viaProxy: boolean): HttpFailure {
  if (error instanceof EncodingError) return 'bad-encoding';
  // undici gives this one a code only where the parser itself has one.
  if (error instanceof Error && error.name === 'HTTPParserError') return 'bad-http';
  for (const code of listCodes(error)) {
    const failure = BY_CODE[code] ?? byPrefix(code, viaProxy);
    // What refuses or is not found is then the proxy, not the provider.
    if (failure && viaProxy && ['dns', 'refused', 'unreachable'].includes(failure)) return 'proxy-failed';
    if (failure) return failure;
  }
  return viaProxy ? 'proxy-failed' : 'reset';
}

function byPrefix(code: string, viaProxy: boolean): HttpFailure | undefined {
  if (code.startsWith('HPE_')) return 'bad-http';
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return 'tls-failed';
  if (viaProxy && (code === 'UND_ERR_ABORTED' || code === 'ABORT_ERR')) return 'proxy-failed';
  return undefined;
}

function* listCodes(error: unknown): Generator<string> {
  let at = error;
  for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth++) {
    const { code, cause, errors } = at as { code?: unknown; cause?: unknown; errors?: unknown };
    if (typeof code === 'string') yield code;
    at = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
}
