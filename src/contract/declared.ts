import { UserError } from '../core/errors.js';
import { type CommonOptions, getMeta, setMeta, type TextSchema } from './kinds/common.js';
import {
  boolean,
  bytes,
  choice,
  duration,
  email,
  fernet,
  host,
  integer,
  list,
  number,
  path,
  port,
  regex,
  string,
  url,
} from './kinds/index.js';
import { compilePattern } from './pattern/match.js';
import { PatternError } from './pattern/syntax.js';
import { matchAlso } from './pattern/narrow.js';
import type { Contract, Environment, VariableKind, VariableMeta } from './types.js';

/** Types that a declaration may name, those of the contract. */
export const DECLARED_TYPES = [
  'string',
  'integer',
  'number',
  'boolean',
  'port',
  'host',
  'url',
  'email',
  'enum',
  'list',
  'duration',
  'bytes',
  'path',
  'regex',
  'fernet',
] as const satisfies readonly VariableKind[];

/** A variable as a configuration declares it. Every part is optional: `{}` only says that the name is known. */
export interface VariableDeclaration {
  /** `string` unless given, or the type that the extended contract has. `enum` needs `choices`. */
  readonly type?: VariableKind | undefined;
  /** Its value never reaches any output. */
  readonly secret?: boolean | undefined;
  readonly required?: boolean | undefined;
  /** Required only in these environments. */
  readonly requiredIn?: readonly Environment[] | undefined;
  readonly default?: string | number | boolean | undefined;
  readonly description?: string | undefined;
  readonly example?: string | undefined;
  /** Section of the template. */
  readonly group?: string | undefined;
  /** Older names that are no longer read. */
  readonly aliases?: readonly string[] | undefined;
  /** Why it should no longer be set; `true` when there is nothing to add. */
  readonly deprecated?: string | boolean | undefined;
  /** Words of an enum; with a list, what its items may be. `values` is the same. */
  readonly choices?: readonly string[] | undefined;
  readonly values?: readonly string[] | undefined;
  /** Bounds of integer, number, duration (seconds) and bytes; of the number of characters of a string. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  /** A regular expression that the whole value must match; a subset that is decided in linear time. */
  readonly pattern?: string | undefined;
  /** Schemes of a URL. */
  readonly schemes?: readonly string[] | undefined;
  /** How to make a value: `openssl rand -hex 32`. */
  readonly generate?: string | undefined;
}

/** Leaves out what is undefined. */
function defined<Data extends object>(data: Data): { [Key in keyof Data]: Exclude<Data[Key], undefined> } {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as never;
}

function describe(declaration: VariableDeclaration): CommonOptions {
  const { deprecated, aliases } = declaration;
  return defined({
    doc: declaration.description ?? '',
    secret: declaration.secret,
    required: declaration.required || declaration.requiredIn || undefined,
    default: declaration.default === undefined ? undefined : String(declaration.default),
    example: declaration.example,
    generate: declaration.generate,
    deprecated: deprecated === true ? '' : deprecated || undefined,
    aliases: aliases?.map((name) => ({ name, kind: 'legacy' as const, until: 1 })),
  });
}

function compile(name: string, pattern: string): (text: string) => boolean {
  try {
    return compilePattern(`^(?:${pattern})$`);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new UserError(`the pattern of ${name} cannot be used: ${error.message}`, {
      advice: 'write it without back references and look-around, or leave it out',
      cause: error,
    });
  }
}

function makeSchema(name: string, declaration: VariableDeclaration, kind: VariableKind): TextSchema<unknown> {
  const common = describe(declaration);
  const { min, max, minLength, maxLength, schemes } = declaration;
  const choices = declaration.choices ?? declaration.values;
  const bounds = defined({ min, max });
  switch (kind) {
    case 'integer':
      return integer({ ...common, ...bounds });
    case 'number':
      return number({ ...common, ...bounds });
    case 'duration':
      return duration({ ...common, ...bounds });
    case 'bytes':
      return bytes({ ...common, ...bounds });
    case 'boolean':
      return boolean(common);
    case 'port':
      return port(common);
    case 'host':
      return host(common);
    case 'email':
      return email(common);
    case 'path':
      return path(common);
    case 'regex':
      return regex(common);
    case 'fernet':
      return fernet(common);
    case 'url':
      return url({ ...common, ...defined({ schemes }) });
    case 'list':
      return list({ ...common, ...(choices && { item: (item: string) => choices.includes(item) }) });
    case 'enum':
      if (choices && choices.length > 0) return choice(choices, common);
      throw new UserError(`${name} is declared as enum without choices`, { advice: 'add choices: [a, b]' });
    case 'string':
      return string({ ...common, ...defined({ minLength: minLength ?? min, maxLength: maxLength ?? max }) });
  }
}

/** Whether a declaration says anything of the values, so that the extended contract's own type no longer does. */
function saysType(declaration: VariableDeclaration): boolean {
  const { type, min, max, minLength, maxLength, schemes, choices, values } = declaration;
  return [type, min, max, minLength, maxLength, schemes, choices, values].some((part) => part !== undefined);
}

function declareVariable(name: string, declaration: VariableDeclaration, base: Contract | undefined) {
  const inherited = base?.variables.get(name);
  const group = declaration.group ?? inherited?.meta.group ?? 'Project';
  const makes = !inherited || saysType(declaration);
  const kind =
    declaration.type ??
    inherited?.meta.kind ??
    (declaration.choices || declaration.values ? 'enum' : 'string');
  const schema = makes
    ? makeSchema(
        name,
        kind === 'enum' && !declaration.choices && !declaration.values && inherited?.meta.choices
          ? { ...declaration, choices: inherited.meta.choices }
          : declaration,
        kind,
      )
    : inherited.schema;
  const own = makes ? getMeta(schema) : undefined;
  const { doc, ...said } = describe(declaration);
  const meta: VariableMeta = {
    ...(inherited?.meta.kind === kind || !own ? inherited?.meta : undefined),
    ...own,
    ...said,
    kind,
    group,
    doc: doc || inherited?.meta.doc || '',
  };
  const narrowed =
    declaration.pattern === undefined ? schema : matchAlso(schema, compile(name, declaration.pattern));
  if (makes || narrowed !== schema) setMeta(narrowed, meta);
  return { name, schema: narrowed, meta };
}

/**
 * Makes a contract of the variables that a configuration declares, alone or on top of another contract. A variable
 * that both have keeps what the declaration does not mention.
 * @throws UserError when a declaration cannot be used: an enum without choices, a pattern that is invalid or needs
 * backtracking, a default that its own type refuses.
 */
export function declareContract(
  declarations: Readonly<Record<string, VariableDeclaration>>,
  options: { readonly extends?: Contract } = {},
): Contract {
  const base = options.extends;
  const variables = new Map(base?.variables);
  for (const [name, declaration] of Object.entries(declarations)) {
    const variable = declareVariable(name, declaration, base);
    const fallback = variable.meta.default;
    if (
      fallback !== undefined &&
      declaration.default !== undefined &&
      !variable.schema.safeParse(fallback).success
    ) {
      throw new UserError(`the default of ${name} is not a valid ${variable.meta.kind}`);
    }
    variables.set(name, variable);
  }
  return {
    id: base?.id ?? 'declared',
    variables,
    checks: base?.checks ?? [],
    closed: base?.closed ?? true,
    providers: base?.providers ?? [],
    ...(base?.dropped && { dropped: base.dropped }),
  };
}
