import { makeProblem } from '../../problems.js';
import type { CrossCheck } from '../../types.js';
import { isStrict, readNumber } from './common.js';

const NEEDED = ['SMTP_HOST', 'SMTP_USERNAME', 'SMTP_PASSWORD', 'FROM_EMAIL'] as const;

/** All or nothing. While developing, a mail catcher needs no login. */
export const checkMailGroup: CrossCheck = function* (input) {
  const present = NEEDED.filter((name) => input.isSet(name));
  const first = present[0];
  if (first === undefined) return;
  const loginNeeded =
    isStrict(input.environment) || input.isSet('SMTP_USERNAME') || input.isSet('SMTP_PASSWORD');
  const missing = NEEDED.filter(
    (name) => !input.isSet(name) && (loginNeeded || !/_(?:USERNAME|PASSWORD)$/.test(name)),
  );
  if (missing.length === 0) return;
  const severity = isStrict(input.environment) ? 'error' : 'warning';
  const place = { variable: first, others: missing, severity } as const;
  yield makeProblem('smtp-incomplete', 'incomplete', place, { name: first, missing });
};

/** TLS after connecting, or encrypted from the start: never both; 465 is the one, 587 the other (RFC 8314). */
export const checkMailEncryption: CrossCheck = function* (input) {
  const isOn = (name: string) => input.isSet(name) && input.read(name) === true;
  const isOff = (name: string) => input.isSet(name) && input.read(name) === false;
  if (isOn('SMTP_TLS') && isOn('SMTP_SSL')) {
    const place = { variable: 'SMTP_SSL', others: ['SMTP_TLS'] };
    yield makeProblem('smtp-tls-and-ssl', 'both', place, { name: 'SMTP_SSL', other: 'SMTP_TLS' });
    return;
  }
  const port = readNumber(input, 'SMTP_PORT');
  if (port === 465 && !isOn('SMTP_SSL')) {
    const place = { variable: 'SMTP_PORT', others: ['SMTP_SSL'] };
    yield makeProblem('smtp-port-mode', 'port465NeedsSsl', place, { name: 'SMTP_PORT', other: 'SMTP_SSL' });
  }
  const wrongFor587 = isOn('SMTP_SSL') ? 'SMTP_SSL' : isOff('SMTP_TLS') ? 'SMTP_TLS' : undefined;
  if (port === 587 && wrongFor587 !== undefined) {
    const place = { variable: wrongFor587, others: ['SMTP_PORT'] };
    yield makeProblem('smtp-port-mode', 'port587NeedsTls', place, { name: 'SMTP_PORT', other: 'SMTP_TLS' });
  }
};

/** Other Slack tokens (xoxp-, xapp-) do not post as a bot. */
export const checkSlackToken: CrossCheck = function* (input) {
  const name = 'SLACK_BOT_TOKEN';
  const token = input.isSet(name) ? input.read(name) : undefined;
  if (typeof token !== 'string' || token.trim().startsWith('xoxb-')) return;
  yield makeProblem('slack-token-format', 'prefix', { variable: name }, { name, prefix: 'xoxb-' });
};
