import { isSecretName } from '../../contract/secret-names.js';
import type { Range } from '../../core/text.js';
import type { ComposeModel } from '../../models/compose.js';
import { findPlaceholder } from '../../providers/placeholder.js';
import type { ComposeService } from '../../syntax/compose/types.js';
import { findKeys } from '../dockerfile-shared/secret-shapes.js';
import { findWeakness } from '../env-shared/secret-strength.js';
import { askOnce } from '../shared/ask-once.js';
import { ADDRESS, ELSEWHERE, NO_SECRET } from './secrets-values.js';

/** A secret that a command writes out. Its value is for comparing only, and is shown nowhere. */
export interface CommandSecret {
  readonly service: ComposeService;
  readonly where: 'command' | 'entrypoint' | 'healthcheck';
  /** The option or variable that it is given to; the scheme of an address; the kind of key. */
  readonly option: string;
  readonly value: string;
  readonly file: string;
  readonly range: Range;
  readonly isWeak: boolean;
}

interface Word {
  readonly text: string;
  readonly start: number;
}

/** Options that hold a password, though their names do not end like one. */
const OPTIONS = new Set(['REQUIREPASS', 'MASTERAUTH']);
/** Of other keys (of a cache, of a table, of a certificate) the name or the file is given. */
const KEY = /(?:^|_)(?:API|SECRET|ACCESS|ENCRYPTION|SIGNING|MASTER|AUTH)_?KEY$/;
/** Programs whose short option is a password: in the next word, or in the same. */
const NEXT_WORD = /(?:^|\/)(?:redis|valkey)-cli$/;
const SAME_WORD = /(?:^|\/)(?:mysql\w{0,20}|mariadb[\w-]{0,20})$/;
/** A longer command is generated, or a script. */
const MAX_LENGTH = 20_000;

/** The secrets in the commands of a project's services, each place once. */
export const listCommandSecrets = askOnce((model: ComposeModel): readonly CommandSecret[] => {
  const seen = new Set<string>();
  return model.project.services.flatMap((service) =>
    (
      [
        ['command', service.command],
        ['entrypoint', service.entrypoint],
        ['healthcheck', service.healthcheck?.test],
      ] as const
    ).flatMap(([where, command]) => {
      if (command === undefined) return [];
      const { file, range } = command;
      const source =
        model.textOf(file)?.slice(range.start, Math.min(range.end, range.start + MAX_LENGTH)) ?? '';
      return [...secretsIn(source)].flatMap(({ option, text, start }) => {
        const place = { start: range.start + start, end: range.start + start + text.length };
        const id = `${file} ${place.start}`;
        if (seen.has(id)) return [];
        seen.add(id);
        const isWeak = findPlaceholder(text) !== undefined || findWeakness(text, 8) !== undefined;
        return [{ service, where, option, value: text, file, range: place, isWeak }];
      });
    }),
  );
});

function* secretsIn(source: string): Generator<Word & { readonly option: string }> {
  const words = splitWords(source);
  let hasNextWord = false;
  let hasSameWord = false;
  for (const [i, word] of words.entries()) {
    hasNextWord ||= NEXT_WORD.test(word.text);
    hasSameWord ||= SAME_WORD.test(word.text);
    const kind = word.text.includes('$') ? undefined : findKeys(word.text)[0]?.kind;
    const address = word.text.includes('://') ? ADDRESS.exec(word.text) : null;
    if (kind !== undefined) yield { ...word, option: kind };
    else if (address) {
      const text = address[2]!;
      const start = word.start + address.index + address[0].length - 1 - text.length;
      // A variable is cut out by the pattern; what a placeholder's brackets hold is for the reader to fill in.
      if (findPlaceholder(text)?.kind !== 'brackets')
        yield { text, start, option: word.text.slice(0, address.index).replace(/^.*[=]/, '') };
    } else {
      const given = /^(-{0,2}[A-Za-z][\w.-]{0,60})=(.+)$/.exec(word.text);
      const next = words[i + 1];
      if (given && isSecretOption(given[1]!)) {
        const text = given[2]!;
        if (mayBeSecret(text))
          yield { text, start: word.start + word.text.length - text.length, option: given[1]! };
      } else if (takesNext(word.text, hasNextWord) && next && mayBeSecret(next.text)) {
        yield { ...next, option: word.text };
      } else if (hasSameWord && /^-p[^-=].*/.test(word.text) && mayBeSecret(word.text.slice(2))) {
        yield { text: word.text.slice(2), start: word.start + 2, option: '-p' };
      }
    }
  }
}

function takesNext(word: string, hasNextWord: boolean): boolean {
  if (word === 'requirepass' || word === 'masterauth') return true;
  return (word === '-a' && hasNextWord) || (/^--[A-Za-z][\w.-]{0,60}$/.test(word) && isSecretOption(word));
}

function isSecretOption(option: string): boolean {
  const name = option.replace(/^-+/, '').replace(/[.-]/g, '_').toUpperCase();
  return OPTIONS.has(name) || (isSecretName(name) && (!/(?:KEYS?|URL|DSN)$/.test(name) || KEY.test(name)));
}

function mayBeSecret(text: string): boolean {
  return !/[$`<>{}()]/.test(text) && !text.startsWith('-') && !NO_SECRET.test(text) && !ELSEWHERE.test(text);
}

/** The words of a command as the file has them: in a list, in a string, in a string in a list. */
function splitWords(source: string): Word[] {
  return Array.from(source.matchAll(/[^\s"'[\],;|&]+/g), ({ 0: text, index: start }) => ({
    text: text.replace(/\\{1,99}$/, ''),
    start,
  })).filter(({ text }) => text !== '' && !/^(?:-|>[+-]?|\\)$/.test(text));
}
