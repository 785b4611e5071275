import type { Range } from '../../core/text.js';

const VALUE = String.raw`((?:"[^"\n]{0,2000}"|'[^'\n]{0,2000}'|\\[^\n]|[^\s"'\\;&|()]){1,2000})`;
/** Options whose names say that a credential follows, however their program spells them. */
const NAMED = new RegExp(
  String.raw`(?<=^|[\s"'=])--?(?:[a-z\d]{1,30}[-_.]){0,4}(?:password|passwd|pass|passphrase|requirepass|masterauth|tokens?|secret|api-?key|access-?key|secret-?key|private-?key|account-?key|key|auth|credentials?|pwd)(?:=|[ \t]+)${VALUE}`,
  'gim',
);
/** `-p` is a password to some programs, and to others a port, a path or a flag. */
const SHORT = new RegExp(String.raw`(?<=[ \t])-[pa](?:=|[ \t]+)${VALUE}`, 'gm');
const NO_CREDENTIAL =
  /^["']?(?:-|[./~]|\d{1,5}(?:[:/-]|["']?$)|[\w./-]{1,200}\.(?:pem|key|crt|cer|pub|json|ya?ml|txt)["']?$)/i;
/** Programs to which `-p` or `-a` is a flag: what follows is a path. */
const FLAG =
  /(?:^|[\s;&|"'(])(?:mkdir|cp|rsync|install|touch|tar|git|usermod|useradd|python\d?|node|docker|podman)\b[^\n;&|]{0,200}$/;
const LOOK_BACK = 300;

/** Values of options that are credentials by the options' names: they are hidden, and looked for in every output. */
export function findNamedOptions(text: string): Range[] {
  return [...text.matchAll(NAMED)].flatMap((match) => valuePlace(match));
}

/** Values behind `-p` and `-a` that may be credentials. */
export function findShortOptions(text: string): Range[] {
  return [...text.matchAll(SHORT)].flatMap((match) =>
    FLAG.test(text.slice(Math.max(0, match.index - LOOK_BACK), match.index)) ? [] : valuePlace(match),
  );
}

function valuePlace(match: RegExpExecArray): Range[] {
  const value = match[1]!;
  const end = match.index + match[0].length;
  return NO_CREDENTIAL.test(value) ? [] : [{ start: end - value.length, end }];
}
