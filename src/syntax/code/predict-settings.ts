import { decoding } from './judge/decode.js';
import { parsePythonJson } from './judge/python-json.js';
import {
  fromJson,
  isPyDict,
  type Outcome,
  type PyDict,
  type PyValue,
  toJson,
  type Why,
} from './judge/types.js';
import { validate } from './judge/validate.js';
import { explode, renameKeys } from './explode-nested.js';
import type { Json, Shape } from './shape.js';
import type { CodeRead, SettingsClass } from './types.js';

/** What making the settings object comes to. */
export type Prediction =
  | {
      readonly ok: true;
      /** By field; undefined where the value cannot be told. They may be secrets. */
      readonly values: Readonly<Record<string, Json | undefined>>;
      /** Fields of which it is not known whether they stop the program. */
      readonly undecided: readonly string[];
    }
  | { readonly ok: false; readonly errors: readonly SettingsFailure[] };

/** A field that stops the program, or (`extra`) a name of an env file that is no field. */
export interface SettingsFailure {
  readonly field: string;
  /** Keys and indices inside the value. */
  readonly path: readonly string[];
  readonly why: Why;
}

/** Where values come from: what the process has, and its env files as python-dotenv reads them, the last one strongest. */
export interface SettingsSources {
  readonly environment: Readonly<Record<string, string>>;
  readonly files?: readonly Readonly<Record<string, string | null>>[];
}

type Values = ReadonlyMap<string, string | null>;

/**
 * Says what a pydantic-settings class will do with an environment: which fields raise and why, or what each field holds.
 * Follows pydantic-settings 2.16; checked against it by scripts/oracles/pydantic-settings.py.
 */
export function predictSettings(settings: SettingsClass, sources: SettingsSources): Prediction {
  const collected = [
    collect(settings, [sources.environment]),
    collect(settings, settings.envFiles.length > 0 ? (sources.files ?? []) : []),
  ];
  for (const { failure } of collected) if (failure) return { ok: false, errors: [failure] };
  const [own, filed] = collected as [Collected, Collected];
  const errors: SettingsFailure[] = [];
  const values: Record<string, Json | undefined> = {};
  const undecided: string[] = [];
  for (const field of settings.fields) {
    const name = field.field ?? field.name;
    // An alias counts more than the name, wherever it comes from; both at once are one too many.
    const [byAlias, byName] = (['alias', 'name'] as const).map((key) =>
      merge(own[key].get(name), filed[key].get(name)),
    );
    const value = byAlias ?? byName;
    if (byAlias !== undefined && byName !== undefined && settings.extra === 'forbid')
      errors.push({ field: name, path: [], why: { code: 'extra' } });
    const outcome =
      value === undefined ? fallback(field) : validate(field.shape ?? { kind: 'unknown' }, value);
    if (outcome.ok === false) errors.push({ field: name, path: outcome.path, why: outcome.why });
    else {
      if (outcome.ok === null) undecided.push(name);
      values[name] = outcome.ok && outcome.value !== undefined ? toJson(outcome.value) : undefined;
    }
  }
  if (settings.extra === 'forbid')
    for (const name of strangers(settings, filed.names))
      errors.push({ field: name, path: [], why: { code: 'extra' } });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, values, undecided };
}

interface Collected {
  /** By field, of those that an alias gives. */
  readonly alias: ReadonlyMap<string, PyValue>;
  /** By field, of those that its own name gives. */
  readonly name: ReadonlyMap<string, PyValue>;
  readonly names: Values;
  readonly failure?: SettingsFailure;
}

/** One source: its names, folded as the class compares them, and the value of each field in it. */
function collect(
  settings: SettingsClass,
  texts: readonly Readonly<Record<string, string | null>>[],
): Collected {
  const fold = (name: string) => (settings.caseSensitive ? name : name.toLowerCase());
  const names = new Map<string, string | null>();
  for (const [name, text] of texts.flatMap((one) => Object.entries(one))) {
    if (settings.ignoreEmpty !== true || text !== '') names.set(fold(name), text);
  }
  const alias = new Map<string, PyValue>();
  const name = new Map<string, PyValue>();
  for (const field of settings.fields) {
    const found = readField(settings, field, names, fold);
    const key = field.field ?? field.name;
    if (found === 'invalid')
      return { alias, name, names, failure: { field: key, path: [], why: { code: 'json' } } };
    if (found.value === undefined || found.value === null) continue;
    const isByName = field.anyOf !== undefined && found.from === fold(settings.prefix + key);
    (isByName ? name : alias).set(key, found.value);
  }
  return { alias, name, names };
}

const namesOf = (field: CodeRead): readonly string[] => field.anyOf ?? [field.name];

function readField(
  settings: SettingsClass,
  field: CodeRead,
  names: Values,
  fold: (name: string) => string,
): { value?: PyValue | undefined; from?: string | undefined } | 'invalid' {
  const shape: Shape = field.shape ?? { kind: 'unknown' };
  const known = namesOf(field).map(fold);
  const from = known.find((name) => (names.get(name) ?? null) !== null);
  const text = from === undefined ? undefined : names.get(from)!;
  const how = decoding(shape);
  if (how === 'no' || how === 'unknown') return { value: text, from };
  const delimiter = settings.nestedDelimiter;
  const nested = delimiter ? explode(shape, known, names, delimiter, settings.caseSensitive) : new Map();
  if (nested === 'invalid') return 'invalid';
  const rename = (value: PyValue) =>
    isPyDict(value) && !settings.caseSensitive ? renameKeys(shape, value) : value;
  if (text === undefined) return nested.size > 0 ? { value: rename(nested) } : {};
  const json = parsePythonJson(text);
  if (json === 'invalid') return how === 'union' ? { value: text, from } : 'invalid';
  if (json === 'too-deep') return {};
  return { value: rename(isPyDict(json.value) ? deepUpdate(json.value, nested) : json.value), from };
}

/** `deep_update`: what the second one has counts. */
function deepUpdate(base: PyDict, over: PyDict): PyDict {
  const result = new Map(base);
  for (const [key, value] of over) {
    const before = result.get(key);
    result.set(
      key,
      before !== undefined && isPyDict(before) && isPyDict(value) ? deepUpdate(before, value) : value,
    );
  }
  return result;
}

function merge(strong: PyValue | undefined, weak: PyValue | undefined): PyValue | undefined {
  if (strong === undefined || weak === undefined) return strong ?? weak;
  return isPyDict(strong) && isPyDict(weak) ? deepUpdate(weak, strong) : strong;
}

/** The default, which pydantic-settings validates as well. */
function fallback(field: CodeRead): Outcome {
  const { default: chosen, shape } = field;
  // A nested class without a default is missing where nothing of it is given.
  const isRequired = field.required || (field.by === 'pydantic-settings' && !chosen);
  if (!chosen)
    return isRequired ? { ok: false, why: { code: 'missing' }, path: [] } : { ok: true, exactness: 0 };
  if (!shape) return { ok: true, exactness: 0 };
  if (chosen.kind === 'expression')
    return chosen.json === undefined ? { ok: true, exactness: 0 } : validate(shape, fromJson(chosen.json));
  return validate(shape, chosen.kind === 'nothing' ? null : pythonValue(chosen.value, chosen.of));
}

/** A literal of Python as a value. */
function pythonValue(words: string, of: 'number' | 'boolean' | undefined): PyValue {
  if (of === 'boolean') return words === 'True';
  if (of !== 'number') return words;
  return /^-?\s*\d+$/.test(words) ? BigInt(words.replace(/\s/g, '')) : Number(words);
}

/** Whether a class stops at a name of its env file: one that is no field, where it takes no others. */
export function refusesName(settings: SettingsClass, name: string, text: string | null): boolean {
  const folded = settings.caseSensitive ? name : name.toLowerCase();
  return settings.extra === 'forbid' && strangers(settings, new Map([[folded, text]])).length > 0;
}

/** Names of the env files that are no field: an empty one is passed over. */
function strangers(settings: SettingsClass, names: Values): string[] {
  const fold = (name: string) => (settings.caseSensitive ? name : name.toLowerCase());
  const known = new Set(settings.fields.flatMap((field) => namesOf(field).map(fold)));
  const nested = settings.fields
    .filter(({ shape }) => shape && /^(?:yes|union)$/.test(decoding(shape)))
    .flatMap((field) => namesOf(field).map((name) => fold(name) + (settings.nestedDelimiter ?? '')));
  const fields = new Set(settings.fields.map(({ field }) => field));
  return [...names.keys()].filter((name) => {
    if (!names.get(name) || known.has(name) || (settings.prefix !== '' && fields.has(name))) return false;
    return settings.nestedDelimiter === undefined || !nested.some((prefix) => name.startsWith(prefix));
  });
}
