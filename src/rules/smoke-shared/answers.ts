import type { AskedService, BackendLiveModel } from '../../models/backend-live.js';
import type { HttpFailure } from '../../probe/http.js';
import type { Answer, ServiceFailure } from '../../smoke/types.js';

/** What no answer over HTTP means, and whether it says something of the backend or only of the way to it. */
export function explainNoAnswer(failure: HttpFailure): { readonly what: string; readonly decides: boolean } {
  return HTTP[failure];
}

const HTTP: Readonly<Record<HttpFailure, { what: string; decides: boolean }>> = {
  dns: { what: 'its name has no address here', decides: false },
  refused: { what: 'nothing listens there', decides: true },
  unreachable: { what: 'there is no way to it from here', decides: false },
  reset: { what: 'the connection was cut', decides: true },
  'connect-timeout': { what: 'no connection in time', decides: false },
  'headers-timeout': { what: 'no answer in time', decides: true },
  'body-timeout': { what: 'the answer did not end in time', decides: true },
  'tls-expired': { what: 'its certificate is out of date', decides: true },
  'tls-untrusted': { what: 'its certificate is not trusted here', decides: true },
  'tls-wrong-name': { what: 'its certificate is for another name', decides: true },
  'tls-failed': { what: 'TLS could not be agreed on', decides: true },
  'proxy-failed': { what: 'the proxy could not reach it', decides: false },
  'bad-http': { what: 'what listens there does not speak HTTP', decides: true },
  'bad-encoding': { what: 'the answer cannot be decoded', decides: true },
  'bad-request': { what: 'the address cannot be asked', decides: false },
  aborted: { what: 'the time for everything was over', decides: false },
};

/** What a failing server means, and whether it says something of it or only of the way to it. */
export function explainFailure(failure: ServiceFailure): {
  readonly what: string;
  readonly decides: boolean;
} {
  return SERVICE[failure];
}

const SERVICE: Readonly<Record<ServiceFailure, { what: string; decides: boolean }>> = {
  dns: {
    what: 'its name has no address here (a name of Compose is known inside its network alone)',
    decides: false,
  },
  refused: { what: 'nothing listens there', decides: true },
  unreachable: { what: 'there is no way to it from here', decides: false },
  reset: { what: 'the connection was cut', decides: true },
  timeout: { what: 'no connection in time', decides: false },
  silent: { what: 'it takes the connection, and gives no answer in time', decides: true },
  'wrong-password': { what: 'it does not take the user and password', decides: true },
  'no-database': { what: 'it has no such database', decides: true },
  'no-permission': { what: 'the user may not do this', decides: true },
  'too-many-connections': { what: 'all its connections are taken', decides: true },
  'needs-tls': { what: 'it takes connections with TLS alone', decides: true },
  'no-tls': { what: 'it does not speak TLS', decides: true },
  'untrusted-certificate': { what: 'its certificate is not trusted here', decides: true },
  starting: { what: 'it is starting up', decides: false },
  'not-this-protocol': { what: 'what listens there is something else', decides: true },
  other: { what: 'it could not be asked', decides: false },
};

/** The place of a variable, as a part of a hit. */
export function placeOf(model: BackendLiveModel, variable: string) {
  return model.locate(variable) ?? {};
}

/** The answered ones. */
export function answered(answers: readonly Answer[]): Extract<Answer, { ok: true }>[] {
  return answers.filter((answer) => answer.ok);
}

/** What a rule about a server says when there is no answer. */
export function describeFailure<Value>({ variable, at, result }: AskedService<Value>) {
  if (result.ok) return undefined;
  const { what, decides } = explainFailure(result.failure);
  return {
    args: { variable, at, what, reason: result.failure },
    subject: `${variable} ${result.failure}`,
    ...(decides ? {} : { outcome: 'unknown' as const }),
  };
}
