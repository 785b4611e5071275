import { redactCredentials } from '../core/mask.js';
import type { CodeRead } from '../syntax/code/types.js';
import { declareContract, type VariableDeclaration } from './declared.js';
import { judgedByCode } from './judged.js';
import { isSecretName } from './secret-names.js';
import type { Contract, VariableKind } from './types.js';

/** A variable as code reads it, and the file that does. */
export interface NamedRead {
  readonly name: string;
  readonly file: string;
  readonly read: CodeRead;
}

/** A URL of code takes any scheme, which that kind of the contract does not: it stays a text. */
const KINDS: Readonly<Partial<Record<CodeRead['type'], VariableKind>>> = {
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  list: 'list',
  path: 'path',
};

/**
 * The contract that an application states in its own code: settings classes, schemas, `os.getenv`. What several places
 * read is taken from the one that says most. Defaults that are or may be secrets are left out.
 * @param setBy the file besides the one that is judged that sets a name: it is not demanded then
 * @param isDemanded whether something besides the code demands a name (`${NAME:?}` of a compose file)
 */
export function contractFromCode(
  reads: readonly NamedRead[],
  setBy: (name: string) => string | undefined = () => undefined,
  isDemanded: (name: string) => boolean = () => false,
): Contract {
  const byName = new Map<string, NamedRead[]>();
  for (const one of reads) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  const declarations: [string, VariableDeclaration][] = [];
  for (const [name, all] of [...byName].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const declared = declare(name, all, {
      givenBy: setBy(name),
      isDemanded: isDemanded(name),
    });
    // A default that its own type refuses says that the type was read wrongly: it is left out.
    declarations.push([
      name,
      isUsable(name, declared)
        ? declared
        : { ...declared, type: 'string', default: undefined, choices: undefined },
    ]);
  }
  const contract = declareContract(Object.fromEntries(declarations));
  const variables = new Map(
    [...contract.variables].map(([name, variable]) => [
      name,
      judgedByCode(
        variable,
        (byName.get(name) ?? []).map(({ read }) => read),
      ),
    ]),
  );
  return { ...contract, variables, id: 'this application', closed: false };
}

function isUsable(name: string, declaration: VariableDeclaration): boolean {
  try {
    declareContract({ [name]: declaration });
    return true;
  } catch {
    return false;
  }
}

function declare(
  name: string,
  all: readonly NamedRead[],
  { givenBy, isDemanded }: { readonly givenBy: string | undefined; readonly isDemanded: boolean },
): VariableDeclaration {
  const [best] = [...all].sort((a, b) => weigh(b.read) - weigh(a.read));
  const { read } = best!;
  const secret = isSecretName(name) || all.some((one) => one.read.secret === true);
  const value = all.map((one) => defaultOf(one.read)).find((one) => one !== undefined);
  const isShown = !secret && value !== undefined && value !== '' && isPublic(value);
  const files = [...new Set(all.map(({ file }) => file))].sort();
  const isWanted = givenBy === undefined && all.some((one) => one.read.required);
  const others = [...new Set(all.flatMap((one) => one.read.anyOf ?? []))].filter((one) => one !== name);
  const isEnum = read.type === 'enum' && read.choices !== undefined && read.choices.length > 0;
  return {
    type: isEnum ? 'enum' : (KINDS[read.type] ?? 'string'),
    ...(isEnum ? { choices: read.choices } : {}),
    ...(secret ? { secret } : {}),
    // Of several names one does: which one is the operator's choice.
    ...(isDemanded || (isWanted && others.length === 0) ? { required: true } : {}),
    ...(isShown ? { default: value } : {}),
    ...(read.minimum === undefined ? {} : { min: read.minimum }),
    ...(read.maximum === undefined ? {} : { max: read.maximum }),
    description: `Read in ${files.slice(0, 2).join(', ')}${files.length > 2 ? ', …' : ''}.${read.type === 'json' ? ' JSON.' : ''}${describeOthers(others, isWanted)}${givenBy === undefined ? '' : ` Set by ${givenBy}.`}`,
    group: files[0]!,
  };
}

/** A default as it would be written into an env file. */
function defaultOf({ default: chosen, type }: CodeRead): string | undefined {
  if (chosen?.kind === 'literal') return chosen.value;
  const isJson = chosen?.kind === 'expression' && chosen.json !== undefined && type === 'json';
  return isJson ? JSON.stringify(chosen.json) : undefined;
}

function describeOthers(others: readonly string[], isWanted: boolean): string {
  if (others.length === 0) return '';
  const names = others.slice(0, 3).join(', ');
  return isWanted ? ` This or ${names} must be set.` : ` Also read as ${names}.`;
}

/** How much a read says: a type, bounds, that it is required. */
function weigh(read: CodeRead): number {
  return (
    (read.type === 'unknown' ? 0 : read.type === 'string' ? 1 : 3) +
    (read.choices || read.minimum !== undefined || read.maximum !== undefined ? 1 : 0) +
    (read.by.startsWith('pydantic') || read.by === 'zod' ? 1 : 0)
  );
}

/** Whether a default may be written into a template: it holds no credential. */
function isPublic(value: string): boolean {
  return redactCredentials(value) === value && !/[\r\n]/.test(value);
}
