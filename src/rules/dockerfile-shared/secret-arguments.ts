import type { Range } from '../../core/text.js';

/** Programs that take a credential as an argument, with what follows on their command line. */
const PROGRAM =
  /\b(?:curl|wget|https?|mysql\w{0,20}|mariadb\w{0,20}|psql|sshpass|redis-cli|redis-server|valkey-\w{1,20}|mongo\w{0,20}|useradd|usermod|htpasswd|openssl|ldap\w{1,20}|smb\w{1,20}|docker|podman|git|svn|az|vault)\b[^\n;&|]{0,4000}/g;
const OPTION =
  /(?<=\s)(?:-u|-b|-a|-d|-H|-w|-p|-P|-passin|-passout|--(?:user|cookie|data|data-\w{1,20}|header|pass|password|requirepass|auth|authenticationDatabase)(?=[=\s]))(?:=|[ \t]*)("[^"\n]*"|'[^'\n]*'|[^\s"'\\]+)/g;
/** htpasswd and its like take the password as the last word. */
const LAST_WORD = /^htpasswd\b.*?[ \t](\S+)[ \t]*$/;
/** Commands after whose name everything may be a credential. */
const SETTING =
  /\b(?:(?:poetry|composer|npm|yarn|pnpm|gem|bundle|cargo|pip)[ \t]+(?:config|login|set)|aws[ \t]+configure[ \t]+set|gh[ \t]+auth|az[ \t]+login|helm[ \t]+registry)[ \t]+([^\n;&|]{1,2000})/g;
const OTHERS: readonly RegExp[] = [
  /\/\/([^\s/@"']{4,300})@/g,
  /[?&](?:sig|signature|code|token|key|api_?key|access_token|password|X-Amz-[\w-]{1,40})=([^\s&"'\\]+)/gi,
  /_auth(?:Token)?[= ]+([^\s"'\\]+)/gi,
  /\b(?:password|passwd|login)[ \t]+([^\s"'\\]+)/gi,
  /\b(?:echo|printf)[ \t]([^\n|]{1,1000})\|[ \t]*(?:sudo[ \t]+)?(?:chpasswd|passwd|gh|docker|podman|helm|kubectl|base64|openssl|tee)\b/g,
  /\b(?:echo|printf)[ \t]([^\n>]{0,1000}(?:_auth|machine|password|token|secret)[^\n>]{0,1000})>/gi,
];

/** Places of a Dockerfile's commands where a credential stands or may stand: arguments, addresses, what is piped. */
export function findSecretArguments(text: string): Range[] {
  const ranges: Range[] = [];
  const add = (base: number, match: RegExpExecArray) => {
    const group = match[1]!;
    const start = base + match.index + match[0].lastIndexOf(group);
    ranges.push({ start, end: start + group.length });
  };
  for (const command of text.matchAll(PROGRAM)) {
    for (const option of command[0].matchAll(OPTION)) add(command.index, option);
    const last = LAST_WORD.exec(command[0]);
    if (last) add(command.index, last);
  }
  for (const shape of [SETTING, ...OTHERS]) for (const match of text.matchAll(shape)) add(0, match);
  return ranges;
}
