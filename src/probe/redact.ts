import { redactCredentials } from '../core/mask.js';
import { printable } from '../core/terminal-text.js';
import { get } from './answer.js';

/** Shortest piece of a key that counts as a piece of it. */
const PIECE = 4;
const CUT = '…';
const LENGTH = 240;

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,255}/gu;
/** Ids of organisations, projects, users, requests, which name the account. */
const ACCOUNT_ID = /\b(?:org|proj|user|acct|team|ws|workspace|wrkspc|req|cus)[-_][A-Za-z0-9_-]{4,80}/g;
/** `organization 'Acme'`, `project "acme-prod"`, `` in organization `org` on tier`` (Groq). */
const NAMED =
  /((?:organi[sz]ation|org|account|team|workspace|project|user|owner|tenant)s?(?:\s(?:id|name|slug))?\s?[:=]?\s?)(["'`“‘])[^"'`”’]{1,120}["'`”’]/gi;
const QUERY = /(https?:\/\/[^\s?#"'<>]{1,300})[?#][^\s"'<>]{1,500}/g;
/** Fields of an answer that name a person or an organisation. */
const PERSONAL_FIELD = /name|mail|user|org|account|owner|team|label|workspace|tenant|creator|login/i;

/**
 * Makes a vendor's message fit to be shown: every piece of four or more characters of the key is cut out of it, and
 * e-mail addresses, names and ids of accounts, query strings and whatever else looks like a credential.
 * @param body the parsed answer that the message comes from; names that it holds are cut out too
 */
export function redactMessage(message: string, secrets: readonly string[], body?: unknown): string {
  let text = message.slice(0, 4000);
  for (const name of collectNames(body)) text = text.replaceAll(name, CUT);
  text = cutPieces(text, secrets)
    .replace(EMAIL, CUT)
    .replace(QUERY, `$1${CUT}`)
    .replace(NAMED, `$1${CUT}`)
    .replace(ACCOUNT_ID, CUT);
  text = cutPieces(redactCredentials(text), secrets);
  text = printable(text.replace(/\s+/g, ' ').trim()).replace(/…(?:[\s*.•-]*…)+/g, CUT);
  // Once more: what was taken out may have brought two halves together.
  text = cutPieces(text, secrets);
  return text.length > LENGTH ? `${text.slice(0, LENGTH)}${CUT}` : text;
}

/** Cuts every run of characters that is also a run in one of the secrets, whatever its case. */
export function cutPieces(text: string, secrets: readonly string[]): string {
  const pieces = new Set<string>();
  for (const secret of secrets) {
    const lower = secret.toLowerCase();
    for (let i = 0; i + PIECE <= lower.length; i++) pieces.add(lower.slice(i, i + PIECE));
  }
  if (pieces.size === 0) return text;
  const lower = text.toLowerCase();
  // Some letters change their length with their case; then offsets would not fit.
  const haystack = lower.length === text.length ? lower : text;
  let result = '';
  let cutUntil = 0;
  let isCutting = false;
  for (let i = 0; i < text.length; i++) {
    if (pieces.has(haystack.slice(i, i + PIECE))) cutUntil = i + PIECE;
    if (i < cutUntil) {
      if (!isCutting) result += CUT;
      isCutting = true;
    } else {
      isCutting = false;
      result += text[i];
    }
  }
  return result;
}

/** Whether a word that came from outside may be shown beside a key: short, plain, and no piece of the key in it. */
export function isShowable(word: string, secrets: readonly string[]): boolean {
  return /^[\w./:@+-]{1,120}$/.test(word) && !word.includes('@') && cutPieces(word, secrets) === word;
}

function collectNames(body: unknown): string[] {
  const names = new Set<string>();
  const queue: unknown[] = [body];
  for (let i = 0; i < queue.length && i < 500; i++) {
    const node = queue[i];
    if (typeof node !== 'object' || node === null) continue;
    for (const key of Object.keys(node).slice(0, 200)) {
      const value = get(node, key);
      if (typeof value === 'object') queue.push(value);
      else if (typeof value === 'string' && PERSONAL_FIELD.test(key) && value.length >= 3) names.add(value);
    }
  }
  return [...names].sort((a, b) => b.length - a.length);
}
