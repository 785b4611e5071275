import { isOrdinaryValue } from '../../core/ordinary.js';
import type { Range } from '../../core/text.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { ShellCommand, ShellWord } from '../../syntax/shell/types.js';
import { findPlaceholder } from '../../providers/placeholder.js';
import { defineRule } from '../define-rule.js';
import { isHarmlessValue, isLikelyAssigned } from '../dockerfile-shared/secret-names.js';
import { mountsOf } from '../dockerfile-shared/shell-mounts.js';
import { type ShellRun, settingBefore, shellRuns } from '../dockerfile-shared/shell-runs.js';

const SECRET_NAME =
  /(?:^|_)(?:TOKEN|PAT|PASSWORD|PASSWD|PASS|PWD|SECRET|CREDENTIALS?|API_?KEY|ACCESS_?KEY|AUTH|KEY)(?:$|_(?:VALUE|STRING|B64|BASE64)$)/i;
const OPTION =
  /^--(?:[\w-]*-)?(?:password|passwd|token|api-?key|secret|access-token|secret-key|auth-token)$/i;

export default defineRule({
  id: 'dockerfile/secret-in-run',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A RUN hands a credential over in an address, a header, an option or a variable before the command.',
    why: 'The command line, with the value of every ARG, is in the history of the image (docker history shows it), in the build log and in provenance: whoever can pull the image has the credential. A secret mount leaves no trace.',
    bad: 'FROM python:3.13-slim\nARG GITHUB_TOKEN\nRUN pip install git+https://${GITHUB_TOKEN}@github.com/acme/private.git@v1.0',
    good: 'FROM python:3.13-slim\nRUN --mount=type=secret,id=github_token,env=GITHUB_TOKEN pip install git+https://${GITHUB_TOKEN}@github.com/acme/private.git@v1.0',
    refs: ['https://docs.docker.com/build/building/secrets/'],
  },
  messages: {
    address: (a: { variable: string }) =>
      `${a.variable} in an address ends up in the image history: mount it as a secret`,
    header: (a: { variable: string }) =>
      `${a.variable} in a header ends up in the image history: mount it as a secret`,
    option: (a: { variable: string; option: string }) =>
      `${a.variable} for ${a.option} ends up in the image history: mount it as a secret`,
    assigned: (a: { variable: string; name: string }) =>
      `${a.variable} for ${a.name} ends up in the image history: mount it as a secret`,
    npmrc: (a: { variable: string }) =>
      `${a.variable} is written as a registry token and ends up in the image history: mount it as a secret`,
    literalAddress: (_: Record<string, never>) =>
      'a user and password are written into an address: everyone with the image has them',
    literalHeader: (_: Record<string, never>) =>
      'a credential is written into a header: everyone with the image has it',
    literalOption: (a: { option: string }) =>
      `a credential is written behind ${a.option}: everyone with the image has it`,
    literalAssigned: (a: { name: string }) =>
      `a credential is written for ${a.name}: everyone with the image has it`,
    literalNpmrc: (_: Record<string, never>) =>
      'a registry token is written into the command: everyone with the image has it',
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      const mounted = new Set(
        mountsOf(shellRun.run)
          .filter(({ type }) => type === 'secret')
          .map(({ field }) => field('env')),
      );
      for (const command of shellRun.script.commands) {
        for (const { name, value, range } of handedOver(command)) {
          const variable = secretVariable(model, shellRun, value, mounted);
          if (variable) yield { messageId: 'assigned', args: { variable, name }, range };
          else if (isWrittenCredential(value.value, name) && isLiteral(value))
            yield { messageId: 'literalAssigned', args: { name }, range };
        }
        for (const [i, word] of command.args.entries()) {
          const place = placeOf(command, i);
          if (!place) continue;
          const variable = secretVariable(model, shellRun, word, mounted);
          const range = word.range;
          const { kind, option } = place;
          if (variable) {
            if (kind === 'option') yield { messageId: 'option', args: { variable, option }, range };
            else yield { messageId: kind, args: { variable }, range };
          } else if (place.literal && isLiteral(word)) {
            if (kind === 'address') yield { messageId: 'literalAddress', args: {}, range };
            else if (kind === 'header') yield { messageId: 'literalHeader', args: {}, range };
            else if (kind === 'npmrc') yield { messageId: 'literalNpmrc', args: {}, range };
            else yield { messageId: 'literalOption', args: { option }, range };
          }
        }
      }
    }
  },
});

interface HandedOver {
  readonly name: string;
  /** The word that the value is in: after `export` and `env` the whole of `NAME=value`. */
  readonly value: ShellWord;
  readonly range: Range;
}

/** Names of secrets that a command is given in its environment: `NAME=value command`, `export NAME=value`, `env NAME=value …`. */
function handedOver({ name, nameWord, args, assignments }: ShellCommand): HandedOver[] {
  const before = nameWord === undefined ? [] : assignments;
  const named = name === 'export' || name === 'env' ? args : [];
  return [
    ...before.flatMap(({ name: key, value, range }) => (value ? [{ name: key, value, range }] : [])),
    ...named.flatMap((word) => {
      const key = /^([A-Za-z_]\w{0,80})=/.exec(word.display)?.[1];
      return key === undefined ? [] : [{ name: key, value: word, range: word.range }];
    }),
  ].filter(({ name: key }) => isLikelyAssigned(key));
}

/** Written out, and neither a placeholder for a build step nor a word: `SECRET_KEY_BASE=dummy rails assets:precompile`. */
function isWrittenCredential(text: string | undefined, name: string): boolean {
  if (text === undefined) return false;
  const value = text.startsWith(`${name}=`) ? text.slice(name.length + 1) : text;
  return (
    value.length >= 6 &&
    !isHarmlessValue(value) &&
    !isOrdinaryValue(value) &&
    findPlaceholder(value) === undefined
  );
}

interface Place {
  readonly kind: 'address' | 'header' | 'option' | 'npmrc';
  readonly option: string;
  /** A literal there is a credential too. */
  readonly literal: boolean;
}

/** Where a word stands as a place for credentials; undefined where it is none. */
function placeOf({ name, args }: ShellCommand, index: number): Place | undefined {
  const text = args[index]!.display;
  const before = args[index - 1]?.display ?? '';
  if (/:_(?:authToken|auth|password)[= ]/.test(text) || /:_(?:authToken|auth|password)$/.test(before))
    return { kind: 'npmrc', option: '', literal: true };
  const user = userOf(text);
  if (user !== undefined) return { kind: 'address', option: '', literal: /^[^:]+:.+/.test(user) };
  if (
    /^(?:(?:-H|--header=?)\s*)?(?:Authorization|PRIVATE-TOKEN|JOB-TOKEN|X-Api-Key|X-Auth-Token)\s*:/i.test(
      text,
    )
  ) {
    return { kind: 'header', option: '', literal: /:\s*(?:(?:Bearer|Basic|token)\s+)?\S{8,}/i.test(text) };
  }
  const equals = text.indexOf('=');
  const option = equals === -1 ? before : text.slice(0, equals);
  const value = equals === -1 ? text : text.slice(equals + 1);
  if (!OPTION.test(option) || value.startsWith('-') || name === 'echo' || name === 'printf') return undefined;
  return {
    kind: 'option',
    option,
    literal: value.length >= 6 && !/^(?:\/|\.|true|false|stdin|none|-)/.test(value),
  };
}

/** What stands between `://` and `@` in the first address of a text that has both. */
function userOf(text: string): string | undefined {
  const start = text.indexOf('://');
  if (start === -1) return undefined;
  return /^([^\s/@'"]+)@/.exec(text.slice(start + 3, start + 1000))?.[1];
}

/** The first variable of a word that comes from ARG or ENV and is named like a credential. */
function secretVariable(
  model: DockerfileModel,
  shellRun: ShellRun,
  word: ShellWord,
  mounted: ReadonlySet<string | undefined>,
): string | undefined {
  return word.variables.find(
    ({ name }) =>
      SECRET_NAME.test(name) &&
      !mounted.has(name) &&
      !shellRun.definitionsOf(name).some((one) => one.range.start < word.range.start) &&
      settingBefore(model, shellRun, name) !== undefined,
  )?.name;
}

/** Wholly written out, and no sample: a real value stands there. */
function isLiteral({ value }: ShellWord): boolean {
  return value !== undefined && !/[<>]|x{4,}|\*{3,}|changeme|example|placeholder|your[-_]/i.test(value);
}
