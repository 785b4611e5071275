import type { Range } from '../../../core/text.js';
import { isLoopback } from '../../kinds/host.js';
import { splitUrl } from '../../kinds/url-parts.js';
import { makeProblem, showNumber } from '../../problems.js';
import type { ContractProblem, CrossCheck, Environment } from '../../types.js';
import { isStrict, readTexts } from './common.js';

const NAME = 'ALLOWED_ORIGINS';

type Place = { readonly variable: string; readonly within?: Range };

/** Finds items one after the other in the text; after one that is written otherwise (JSON escapes), none. */
function createLocator(text: string): (item: string) => Place {
  let from = 0;
  return (item) => {
    const start = from < 0 ? -1 : text.indexOf(item, from);
    from = start < 0 ? -1 : start + item.length;
    return { variable: NAME, ...(start >= 0 && { within: { start, end: start + item.length } }) };
  };
}

function checkOrigin(
  origin: string,
  position: number,
  place: Place,
  environment: Environment,
): ContractProblem | undefined {
  const args = { name: NAME, position: showNumber(position) };
  const parts = splitUrl(origin);
  if ('fault' in parts) {
    const messageId = parts.fault === 'noScheme' ? 'noScheme' : 'unreadable';
    return makeProblem('invalid-origin', messageId, place, args);
  }
  if (parts.path === '/' && parts.query === '') {
    return makeProblem('invalid-origin', 'trailingSlash', place, args);
  }
  if (parts.path !== '' || parts.query !== '') return makeProblem('invalid-origin', 'path', place, args);
  if (parts.host === '' || parts.username !== undefined) {
    return makeProblem('invalid-origin', 'unreadable', place, args);
  }
  return isStrict(environment) && isLoopback(parts.host)
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
  const locate = createLocator(input.values[NAME] ?? '');
  for (const [index, origin] of origins.entries()) {
    const place = locate(origin);
    // `null` is what a browser sends from a sandboxed frame or a file.
    if (origin === '*' || origin === 'null') continue;
    const problem = checkOrigin(origin, index + 1, place, input.environment);
    if (problem) yield problem;
  }
};

/** Any Host header in production. */
export const checkHosts: CrossCheck = function* (input) {
  const name = 'ALLOWED_HOSTS';
  if (!isStrict(input.environment) || !readTexts(input, name).includes('*')) return;
  yield makeProblem('wildcard-host', 'wildcard', { variable: name }, { name });
};
