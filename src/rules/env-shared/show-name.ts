import { looksLikeCredential } from '../../core/mask.js';
import { printable } from '../../core/terminal-text.js';
import { identifyKey } from '../../providers/keys.js';

/** What stands in a message for a name that may be a piece of a secret. */
export const HIDDEN_NAME = '‹a name that looks like a secret›';

const LONGEST = 60;

/**
 * A name from an inspected file as it may be shown. A line of a key file, or a key that was pasted to the left of a
 * `=`, is a name to every parser: such a name is not shown.
 */
export function showName(name: string): string {
  if (looksLikeSecret(name)) return HIDDEN_NAME;
  return printable(name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);
}

function looksLikeSecret(name: string): boolean {
  if (looksLikeCredential(name) || identifyKey(name)?.distinctive) return true;
  // A line without an equals sign may be a value: no variable has such signs, or letters of both cases with digits.
  if (name.length >= 6 && /[+/=@!$%^&*?~]/.test(name)) return true;
  if (name.length >= 8 && /[a-z]/.test(name) && /[A-Z]/.test(name) && /\d/.test(name)) return true;
  if (name.length < 16) return false;
  const letters = /[a-z]/.test(name) && /[A-Z]/.test(name);
  // Base64 and hexadecimal: names of variables have separators, or letters of one case.
  if (/[+/=:@]/.test(name)) return true;
  if (/^[0-9a-f]+$/i.test(name) && /\d/.test(name)) return true;
  return name
    .split(/[_.-]/)
    .some((word) => word.length >= 16 && /\d/.test(word) && (letters || word.length >= 24));
}
