/** Words that say the same. */
const SAME: Readonly<Record<string, string>> = {
  DB: 'DATABASE',
  PG: 'POSTGRES',
  POSTGRESQL: 'POSTGRES',
  PASS: 'PASSWORD',
  PASSWD: 'PASSWORD',
  PWD: 'PASSWORD',
  PW: 'PASSWORD',
  USERNAME: 'USER',
  URI: 'URL',
  HOSTNAME: 'HOST',
  ADDR: 'ADDRESS',
  DIRECTORY: 'DIR',
  FOLDER: 'DIR',
  ENVIRONMENT: 'ENV',
  LVL: 'LEVEL',
  SECS: 'SECOND',
  SEC: 'SECOND',
  CONN: 'CONNECTION',
  MAIL: 'EMAIL',
  MSG: 'MESSAGE',
  EXPIRY: 'EXPIRE',
  EXPIRATION: 'EXPIRE',
};

/** Words that are put in or left out without changing what is meant. */
const FILLERS = new Set([
  'APP',
  'API',
  'BACKEND',
  'SERVER',
  'SERVICE',
  'DEFAULT',
  'WEB',
  'HTTP',
  'MY',
  'APPLICATION',
  'CONFIG',
  'SETTING',
]);

/** A name taken apart: what it means, and the words that may as well be missing. */
export interface NameWords {
  readonly meaning: string;
  readonly fillers: ReadonlySet<string>;
}

/** Takes a name apart into its meaning (words in a fixed order and spelling) and its fillers. */
export function splitName(name: string): NameWords {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split('_')
    .filter(Boolean)
    .map(settle);
  const kept = words.filter((word) => !FILLERS.has(word));
  const meant = kept.length > 0 ? kept : words;
  return {
    meaning: [...meant].sort().join('_'),
    fillers: new Set(kept.length > 0 ? words.filter((word) => FILLERS.has(word)) : []),
  };
}

/** Whether two names say the same with more or fewer fillers: API_PORT and PORT, not API_URL and APP_URL. */
export function meanSame(one: NameWords, other: NameWords): boolean {
  if (one.meaning !== other.meaning) return false;
  const [few, many] = one.fillers.size <= other.fillers.size ? [one, other] : [other, one];
  return [...few.fillers].every((word) => many.fillers.has(word));
}

function settle(word: string): string {
  const singular =
    word.length > 3 && /[^S]S$/.test(word) && !/(?:US|IS|SS|AS)$/.test(word) ? word.slice(0, -1) : word;
  return SAME[word] ?? SAME[singular] ?? singular;
}
