/**
 * What makes a secret easy to guess: `short`; `repeated`: few characters, or a piece over and over; `sequence`: a row
 * of the keyboard or the alphabet; `words`: nothing but words that are tried first; `predictable`: too little variety
 * for its length.
 */
export type Weakness = 'short' | 'repeated' | 'sequence' | 'words' | 'predictable';

/** Words that guessing starts with, and those that samples are made of. */
const WORDS: ReadonlySet<string> = new Set(
  `password passwd pass passwort passphrase secret secrets key token admin administrator root user username guest test testing tests
  demo sample example default changeme change changeit changethis replace replaceme letmein welcome login master super
  superuser qwerty azerty monkey dragon iloveyou sunshine princess football baseball abc xyz hello world foo bar baz
  postgres postgresql mysql mariadb mongo mongodb redis minio minioadmin rabbitmq elastic grafana prometheus clickhouse
  catalyst backend frontend server service app api web database db dev devel development local localhost prod
  production staging stage docker compose jwt session cookie auth encryption signing salt my your our the this is a an
  in to for of and not use only me it very long random string insecure unsafe secure please temp temporary new old
  none null true false value here put set please must should be at least min characters chars random generate generated
  security private public internal company system data cloud access`.split(/\s+/),
);
const LONGEST_WORD = 16;
const ROWS = [
  'qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  '98765432109876543210',
];
const LENGTH_LIMIT = 256;

/** Finds why a secret is easy to guess. At most quadratic in 256 characters. */
export function findWeakness(value: string, atLeast = 8): Weakness | undefined {
  if (value.length > LENGTH_LIMIT) return isRepeated(value.slice(0, LENGTH_LIMIT)) ? 'repeated' : undefined;
  if (isMadeOfWords(value)) return 'words';
  if (isSequence(value)) return 'sequence';
  if (isRepeated(value)) return 'repeated';
  if (value.length < atLeast) return 'short';
  return countBits(value) < 20 ? 'predictable' : undefined;
}

/** At most three different characters, or a piece of up to a third of the length over and over. */
function isRepeated(value: string): boolean {
  if (new Set(value).size <= Math.min(3, value.length - 1)) return true;
  for (let period = 1; period <= value.length / 3; period++) {
    if (value.slice(period) === value.slice(0, -period)) return true;
  }
  return false;
}

function isSequence(value: string): boolean {
  const squeezed = value.toLowerCase().replace(/[^a-z0-9]/g, '');
  return squeezed.length >= 4 && ROWS.some((row) => row.includes(squeezed));
}

/** Whether nothing is left of a value once words that are tried first, digits at word ends and signs are taken off. */
function isMadeOfWords(value: string): boolean {
  const letters = value
    .toLowerCase()
    .replace(/(?<=[a-z])0(?=[a-z])/g, 'o')
    .replace(/(?<=[a-z])1(?=[a-z])/g, 'i')
    .replace(/(?<=[a-z])3(?=[a-z])/g, 'e')
    .replace(/(?<=[a-z])4(?=[a-z])|@/g, 'a')
    .replace(/\$/g, 's')
    .replace(/(?<=[a-z])\d{1,4}(?![a-z0-9])|(?<![a-z0-9])\d{1,4}(?=[^a-z0-9]|$)|[^a-z0-9]/g, ' ');
  const words = letters.split(' ').filter((word) => word !== '');
  return words.length > 0 && words.every(splitsIntoWords);
}

function splitsIntoWords(text: string): boolean {
  const reachable = new Array<boolean>(text.length + 1).fill(false);
  reachable[0] = true;
  for (let at = 0; at < text.length; at++) {
    if (!reachable[at]) continue;
    for (let end = at + 1; end <= Math.min(text.length, at + LONGEST_WORD); end++) {
      if (!reachable[end] && WORDS.has(text.slice(at, end))) reachable[end] = true;
    }
  }
  return reachable[text.length] === true;
}

/** Bits of a text if each of its characters were drawn by how often it occurs: an upper bound for short texts. */
export function countBits(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / value.length);
  return bits;
}

/** Whether a text looks drawn at random, as keys are: long, varied, and of more than one kind of character. */
export function looksRandom(value: string): boolean {
  if (value.length < 20 || value.length > 4096 || /\s/.test(value)) return false;
  if (/^[0-9a-f]+$/i.test(value)) return value.length >= 32 && countBits(value) / value.length > 3;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(value)).length;
  const longestWord = Math.max(...value.split(/[^A-Za-z0-9]/).map((word) => word.length));
  return kinds === 3 && longestWord >= 16 && countBits(value) / value.length > 3.5;
}

/** Whether a word that samples are made of stands in a text: a random one hardly holds one of five letters. */
export function holdsSampleWord(value: string): boolean {
  const words = value.toLowerCase().split(/[^a-z]+/);
  return words.some((word) => word.length >= 4 && (WORDS.has(word) || splitsIntoWords(word)));
}
