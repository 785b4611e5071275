import { isLoopback } from '../../kinds/host.js';
import { splitUrl } from '../../kinds/url-parts.js';
import { makeProblem } from '../../problems.js';
import type { ContractProblem, CrossCheck } from '../../types.js';
import { type CheckInput, isStrict, readTexts } from './common.js';

const NAME = 'ALLOWED_ORIGINS';

function locate(input: CheckInput, item: string) {
  const start = (input.values[NAME] ?? '').indexOf(item);
  return { variable: NAME, ...(start >= 0 && { within: { start, end: start + item.length } }) };
}

function checkOrigin(input: CheckInput, origin: string, position: number): ContractProblem | undefined {
  const args = { name: NAME, position };
  const place = locate(input, origin);
  const parts = splitUrl(origin);
  if ('fault' in parts) {
    return makeProblem('invalid-origin', parts.fault === 'noScheme' ? 'noScheme' : 'unreadable', place, args);
  }
  if (parts.path === '/' && parts.query === '') {
    return makeProblem('invalid-origin', 'trailingSlash', place, args);
  }
  if (parts.path !== '' || parts.query !== '') return makeProblem('invalid-origin', 'path', place, args);
  if (parts.host === '' || parts.username !== undefined) {
    return makeProblem('invalid-origin', 'unreadable', place, args);
  }
  return isStrict(input.environment) && isLoopback(parts.host)
    ? makeProblem('localhost-origin', 'localhost', place, args)
    : undefined;
}

/** Each origin is scheme://host[:port]; not everyone together with credentials; not localhost in production. */
export const checkOrigins: CrossCheck = function* (input) {
  if (!input.isSet(NAME)) return;
  const origins = readTexts(input, NAME);
  if (origins.includes('*') && input.read('ALLOW_CREDENTIALS') === true) {
    const other = 'ALLOW_CREDENTIALS';
    yield makeProblem(
      'cors-wildcard-with-credentials',
      'wildcard',
      { variable: NAME, others: [other] },
      { name: NAME, other },
    );
  }
  for (const [index, origin] of origins.entries()) {
    // `null` is what a browser sends from a sandboxed frame or a file.
    if (origin === '*' || origin === 'null') continue;
    const problem = checkOrigin(input, origin, index + 1);
    if (problem) yield problem;
  }
};

/** Any Host header in production. */
export const checkHosts: CrossCheck = function* (input) {
  const name = 'ALLOWED_HOSTS';
  if (!isStrict(input.environment) || !readTexts(input, name).includes('*')) return;
  yield makeProblem('wildcard-host', 'wildcard', { variable: name }, { name });
};
