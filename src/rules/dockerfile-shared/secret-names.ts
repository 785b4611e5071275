import { isSecretName as namesSecret } from '../../contract/secret-names.js';

const SECRET_WORDS = new Set([
  'apikey',
  'auth',
  'credential',
  'credentials',
  'key',
  'password',
  'pword',
  'passwd',
  'secret',
  'token',
  'passphrase',
]);
const PUBLIC_WORDS = new Set(['public', 'file', 'version']);

/** Whether a name says that its value is a secret: one of its words does, and none says that it is public. */
export function isSecretName(name: string): boolean {
  const words = name.toLowerCase().split('_');
  return words.some((word) => SECRET_WORDS.has(word)) && !words.some((word) => PUBLIC_WORDS.has(word));
}

/** Names whose words are written as one: `PGPASSWORD`, `SSHPASS`. */
const GLUED = /(?:password|passwd|passphrase|secret|token|apikey|pass)$/i;
const NO_VALUE = /(?:^|_)(?:PUBLIC|FILE|VERSION|BYPASS|COMPASS)(?:_|$)|^(?:OLD)?PWD$/i;

/** Whether what is assigned to a name before a command, or by ENV, is a secret: wider, as programs have their own names. */
export function isSecretAssignment(name: string): boolean {
  return isSecretName(name) || ((namesSecret(name) || GLUED.test(name)) && !NO_VALUE.test(name));
}

/** Names with such a word that are about secrets without being one: where they lie, whether they are used. */
const ABOUT =
  /(?:^|_)(?:ENABLED?|DISABLED?|USE|TYPE|METHOD|MODE|URL|URI|HOST|PORT|PATH|DIR|NAME|ID|LENGTH|SIZE|TTL|EXPIRY|EXPIRES?|ALGORITHM|PROVIDER|SERVER|HEADER|SCHEME|DRIVER|BACKEND|TIMEOUT|LIMIT|COUNT|PREFIX|REQUIRED|SERVICE|GPG|SIGNING|FINGERPRINT|USERNAME)(?:_|$)/i;

/** Whether the value of a name is likely a secret itself. */
export function isLikelySecret(name: string): boolean {
  // Bundlers put variables of these names into what every visitor downloads.
  if (/^(?:VITE|NEXT_PUBLIC|NUXT_PUBLIC|REACT_APP|EXPO_PUBLIC|GATSBY|PUBLIC|VUE_APP|STORYBOOK)_/.test(name))
    return false;
  const isIdOfKey = /(?:^|_)ACCESS_KEY_ID$/i.test(name);
  return isSecretName(name) && (isIdOfKey || !ABOUT.test(name));
}

/** Whether what a command is given under a name is likely a secret itself. */
export function isLikelyAssigned(name: string): boolean {
  return isSecretAssignment(name) && (isSecretName(name) ? isLikelySecret(name) : !ABOUT.test(name));
}

/** Whether a value cannot be a secret: nothing, a switch, a number, a path, an address. */
export function isHarmlessValue(value: string): boolean {
  const text = value.replace(/^["']|["']$/g, '').trim();
  return (
    text === '' ||
    /^(?:true|false|yes|no|on|off|none|null|disabled|enabled|\d{1,6})$/i.test(text) ||
    /^[./~]/.test(text) ||
    /^https?:\/\/[^@]*$/i.test(text)
  );
}
