import type { Range } from './text.js';

/**
 * Values that say what they are: names of models, hosts, services and images, paths, numbers, words. They are no secret
 * under a name that says nothing of one, and a report that blots them out cannot be read.
 */

const SCHEME = /^[a-z][a-z0-9+]{0,20}:\/\/(?![^/]{0,300}@)/;
const ADDRESS = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g;
/** Longer values are not looked at: nobody calls a thing so. */
const LONGEST = 200;

/**
 * Whether a value is made of plain words and short numbers, with signs between them: `gpt-4-turbo-preview`,
 * `orders-api-v2`, `postgres-15`. What looks random never is.
 */
export function isOrdinaryValue(value: string): boolean {
  return (
    value.length <= LONGEST &&
    value
      .trim()
      .split(/[\s,;]+/)
      .every(isOrdinaryItem)
  );
}

/** Letters and digits in one go, long enough for a key. */
const LONG_WORD = /[\w~+/=-]{12,2000}/g;

/** Where a text has words that nobody would make up to be read: for lines that are shown. */
export function findRandomWords(text: string): Range[] {
  return Array.from(text.matchAll(LONG_WORD), ({ 0: word, index: start }) => ({ word, start })).flatMap(
    ({ word, start }) =>
      /\d/.test(word) && /[A-Za-z]/.test(word) && !isOrdinaryValue(word)
        ? [{ start, end: start + word.length }]
        : [],
  );
}

function isOrdinaryItem(item: string): boolean {
  const host = item.replace(SCHEME, '');
  const body = host.replace(ADDRESS, '');
  const parts = body.split(/[-._/:]/).filter((part) => part !== '');
  let words = body === host ? 0 : 1;
  let mixed = 0;
  let digits = 0;
  for (const part of parts) {
    if (/^(?:\d{1,5}|(?:19|20)\d{6})$/.test(part)) digits += part.length;
    else if (isWord(part)) words += part.length >= 3 && /[aeiouy]/i.test(part) ? 1 : 0;
    else if (isNumbered(part)) mixed++;
    else return false;
  }
  // A number alone, and an address, are as plain as a word; pieces of letters and digits without a word are a code.
  if (mixed === 0 && words === 0) return parts.every((part) => /^\d{1,8}$/.test(part));
  return words > 0 && mixed <= words + 1 && digits <= 12;
}

/** A word with its number, or a number with its unit: `python3`, `v2`, `70b`. */
function isNumbered(part: string): boolean {
  const word = /^([a-z]{1,15})\d{1,2}$/.exec(part)?.[1];
  if (word !== undefined) return word.length <= 5 || isWord(word);
  return /^\d{1,3}[a-z]{1,2}$|^[A-Z]\d{1,2}$|^\d{1,3}[A-Z]{1,2}$|^k8s$/.test(part);
}

/** Letters of one case (or a capital first) that can be spoken, or few: `turbo`, `gpt`, `Llama`, `INFO`. */
function isWord(part: string): boolean {
  if (!/^(?:[A-Z]?[a-z]{1,15}|[A-Z]{1,16})$/.test(part)) return false;
  return part.length <= 4 || (/[aeiouy]/i.test(part) && !/[^aeiouy]{5}/i.test(part));
}
