import type { ShellCommand, ShellWord } from '../../syntax/shell/types.js';
import {
  type OptionSpec,
  type ParsedArguments,
  findOption,
  hasOption,
  parseArguments,
} from './shell-arguments.js';

// curl(1)
const CURL: OptionSpec = {
  values: new Set(
    (
      '-o --output -H --header -d --data --data-raw --data-binary --data-urlencode --data-ascii --json -X --request -u --user -A --user-agent -b ' +
      '--cookie -c --cookie-jar -e --referer -x --proxy -m --max-time --connect-timeout --retry --retry-delay --retry-max-time ' +
      '-F --form --form-string -T --upload-file -w --write-out -r --range -C --continue-at -K --config -E --cert --key --cacert --capath ' +
      '--output-dir --resolve --interface --limit-rate -y --speed-time -Y --speed-limit -z --time-cond --url --proto --proto-redir ' +
      '--proto-default --tls-max --ciphers --tls13-ciphers --max-redirs --max-filesize -U --proxy-user --oauth2-bearer --noproxy ' +
      '--dns-servers --doh-url --connect-to --create-file-mode -D --dump-header --stderr --trace --trace-ascii --unix-socket ' +
      '--abstract-unix-socket --aws-sigv4 --pinnedpubkey --crlfile --cert-type --key-type --pass --rate --parallel-max -Q --quote -t ' +
      '--etag-save --etag-compare --happy-eyeballs-timeout-ms --keepalive-time --local-port --netrc-file --socks5 --socks5-hostname'
    ).split(' '),
  ),
};

// wget(1)
const WGET: OptionSpec = {
  values: new Set(
    (
      '-O --output-document -o --output-file -a --append-output -P --directory-prefix -t --tries -T --timeout -U --user-agent ' +
      '-i --input-file -B --base -Q --quota -w --wait -e --execute -A --accept -R --reject -D --domains -l --level -I ' +
      '--include-directories -X --exclude-directories --header --user --password --http-user --http-password --ftp-user --ftp-password ' +
      '--post-data --post-file --method --body-data --body-file --ca-certificate --ca-directory --certificate --private-key ' +
      '--load-cookies --save-cookies --referer --progress --limit-rate --waitretry --connect-timeout --read-timeout --dns-timeout ' +
      '--retry-on-http-error --prefer-family --restrict-file-names --secure-protocol --ciphers --cut-dirs --default-page --proxy-user ' +
      '--proxy-password --max-redirect --exclude-domains --include --domains --compression --start-pos --bind-address --report-speed'
    ).split(' '),
  ),
};

/** A call of curl or wget. */
export interface Fetch {
  readonly tool: 'curl' | 'wget';
  readonly command: ShellCommand;
  readonly parsed: ParsedArguments;
  /** The addresses: operands, and the value of --url. */
  readonly addresses: readonly ShellWord[];
}

/** Reads a call of curl or wget; undefined for anything else, and for a question of its version or manual. */
export function readFetch(command: ShellCommand): Fetch | undefined {
  if (command.name !== 'curl' && command.name !== 'wget') return undefined;
  const parsed = parseArguments(command.args, command.name === 'curl' ? CURL : WGET);
  if (hasOption(parsed, '-V', '--version', '-h', '--help')) return undefined;
  const url = findOption(parsed, '--url')?.valueWord;
  return { tool: command.name, command, parsed, addresses: [...(url ? [url] : []), ...parsed.operands] };
}

/** Whether a word is an address on the machine itself. */
export function isLocalAddress(word: ShellWord): boolean {
  return /^(?:https?:\/\/)?(?:localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(word.display);
}

/** Whether an address is plain HTTP on the network. */
export function isPlainHttp(word: ShellWord): boolean {
  return /^http:\/\//i.test(word.display) && !isLocalAddress(word);
}
