import { catalystContract } from '../../contract/catalyst/index.js';
import { indexLines, positionAt } from '../../core/text.js';
import { PROVIDERS } from '../../providers/index.js';
import { findPlaceholder, identifyKey } from '../../providers/keys.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';
import { parseYaml } from '../../syntax/yaml/index.js';
import { listComposeSettings } from '../compose-settings.js';
import { convertValue } from '../convert.js';

/** A file in which keys and settings may lie. */
export interface CollectSource {
  readonly path: string;
  readonly kind: 'env' | 'shell' | 'compose' | 'notes';
  readonly text: string;
}

/** A value that was found, for a name of the contract. */
export interface Found {
  readonly name: string;
  /** Name that it stood under; undefined for a key in a text. */
  readonly under: string | undefined;
  readonly file: string;
  readonly line: number;
  readonly value: string;
  /** By its form the key is another provider's than its name says. */
  readonly disagrees?: string;
  /** Signs in it mean another variable to one program or another. */
  readonly isComposed?: true;
}

/** An older or foreign name, and the contract's, and how the value is converted. */
const NAMES = new Map<string, { readonly name: string; readonly convert?: string }>(
  [...catalystContract.variables.values()].flatMap(({ name, meta }) => [
    [name, { name }] as const,
    ...(meta.aliases ?? [])
      .filter(({ ambiguous }) => ambiguous !== true)
      .map(
        (alias) =>
          [alias.name, { name, ...(alias.convert === undefined ? {} : { convert: alias.convert }) }] as const,
      ),
  ]),
);
const KEY_VARIABLES = new Map(PROVIDERS.map((provider) => [provider.keyVariable, provider]));

/** Finds values for names of the contract: never a placeholder, never what is put together at run time. */
export function findValues(source: CollectSource): Found[] {
  const lines = indexLines(source.text);
  const pairs =
    source.kind === 'env'
      ? readEnv(source.text)
      : source.kind === 'compose'
        ? readCompose(source.text)
        : readLines(source.text, source.kind);
  const found = pairs.flatMap(({ name, value, at }): Found[] => {
    const known = NAMES.get(name);
    if (!known || value.trim() === '') return [];
    const place = { name: known.name, under: name, file: source.path, line: positionAt(lines, at).line };
    if (/\$[{(A-Za-z_]/.test(value))
      return findPlaceholder(value) ? [] : [{ ...place, value, isComposed: true }];
    const converted = known.convert === undefined ? value : convertValue(known.convert, value);
    // A list in brackets looks like a place to be filled.
    if (converted === undefined || findPlaceholder(converted)) return [];
    const provider = KEY_VARIABLES.get(known.name);
    const identity = provider && identifyKey(converted);
    const disagrees =
      identity?.distinctive && identity.provider !== provider?.id ? identity.label : undefined;
    return [
      {
        ...place,
        value: converted,
        ...(disagrees === undefined ? {} : { disagrees }),
      },
    ];
  });
  if (source.kind !== 'notes') return found;
  const seen = new Set(found.map(({ value }) => value));
  const loose = readLooseKeys(source.text).filter(({ value }) => !seen.has(value));
  return [
    ...found,
    ...loose.map(({ name, value, at }) => ({
      name,
      under: undefined,
      file: source.path,
      line: positionAt(lines, at).line,
      value,
    })),
  ];
}

interface Pair {
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

function readEnv(text: string): Pair[] {
  const { values, origins } = readDotenv(text, { reader: 'python_dotenv' });
  return Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value, at: origins[name]?.key.start ?? 0 }],
  );
}

function readCompose(text: string): Pair[] {
  return listComposeSettings(parseYaml('', text)).flatMap(({ name, value, nameRange }) =>
    value === undefined ? [] : [{ name, value: value.replaceAll('$$', '$'), at: nameRange.start }],
  );
}

const SHELL =
  /^[ \t]*(?:export[ \t]+|set[ \t]+|setx[ \t]+|-e[ \t]+)?([A-Z][A-Z0-9_]{2,60})=(?:"([^"\n]{0,4000})"|'([^'\n]{0,4000})'|([^\s"'`;&|#]{1,4000}))/gm;
const NOTES =
  /(?:^|[\s`|*-])([A-Z][A-Z0-9_]{2,60})[`*]{0,3}[ \t]{0,3}(?:=|:|\|)[ \t]{0,3}[`"']?([^\s`"'|]{1,4000})/gm;

function readLines(text: string, kind: 'shell' | 'notes'): Pair[] {
  return Array.from(text.matchAll(kind === 'shell' ? SHELL : NOTES), (match) => ({
    name: match[1]!,
    value: kind === 'shell' ? (match[2] ?? match[3] ?? match[4] ?? '') : match[2]!,
    at: match.index + match[0].indexOf(match[1]!),
  }));
}

/** Keys that by their form belong to one provider alone, wherever they stand in a text. */
function readLooseKeys(text: string): Pair[] {
  return Array.from(text.matchAll(/[A-Za-z0-9][\w.-]{19,399}/g)).flatMap((match) => {
    const value = match[0].replace(/(?<![.-])[.-]+$/, '');
    const identity = identifyKey(value);
    const provider = identity?.distinctive ? PROVIDERS.find(({ id }) => id === identity.provider) : undefined;
    return provider && !findPlaceholder(value)
      ? [{ name: provider.keyVariable, value, at: match.index }]
      : [];
  });
}
