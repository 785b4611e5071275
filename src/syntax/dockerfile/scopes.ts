/** Variable scopes: what is defined where. */
import { expandVariables } from './expand.js';
import type { Instruction, KeyValueInstruction } from './instruction-types.js';
import type { KeyValue } from './part-types.js';
import { PLATFORM_ARGS } from './predefined.js';
import type { Variable, VariableScope } from './stage-types.js';

interface Definition {
  /** How many definitions of the stage are before it. */
  readonly position: number;
  readonly variable: Variable;
}

/** The definitions of one stage, in order; a scope is a layer up to a position, and what lies below it. */
interface Layer {
  readonly names: Map<string, Definition[]>;
  readonly options: ScopeOptions;
}

export interface ScopeBuilder {
  /** How many definitions there are so far. */
  position(): number;
  /** The scope of the definitions before a position. */
  at(position: number): VariableScope;
  /** Takes in the definitions of an instruction; other instructions than ENV and ARG do nothing. */
  define(instruction: Instruction): void;
}

export interface ScopeOptions {
  readonly source: string;
  /** Index of the stage; undefined for the global scope. */
  readonly stage: number | undefined;
  /** The scope of the base stage, from this module. */
  readonly below: VariableScope | undefined;
  /** The global scope, from which `ARG NAME` takes its value. */
  readonly global: VariableScope | undefined;
  /** Whether nothing else can define variables. */
  readonly complete: boolean;
}

const PATH: Variable = {
  name: 'PATH',
  origin: 'default',
  value: undefined,
  optional: false,
  persists: true,
  entry: undefined,
  instruction: undefined,
  stage: undefined,
};

/** The scope that lies below everything: platform arguments before FROM, PATH in a stage. */
function lookupDefault(name: string, global: boolean): Variable | undefined {
  if (!global) return name === 'PATH' ? PATH : undefined;
  return PLATFORM_ARGS.has(name) ? { ...PATH, name, origin: 'predefined', persists: false } : undefined;
}

/** The last definition before a position. */
function findBefore(list: readonly Definition[] | undefined, position: number): Variable | undefined {
  let low = 0;
  let high = list?.length ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list![middle]!.position < position) low = middle + 1;
    else high = middle;
  }
  return list?.[low - 1]?.variable;
}

/**
 * The variables of a chain of stages: tables of falling size, the newest last. A new table swallows those that are not
 * larger than itself, so that a chain of n stages costs n log n, and a look-up log n.
 */
type Tables = readonly ReadonlyMap<string, Variable>[];

function stackTable(tables: Tables, table: ReadonlyMap<string, Variable>): Tables {
  if (table.size === 0) return tables;
  let kept = tables.length;
  let size = table.size;
  while (kept > 0 && tables[kept - 1]!.size <= size) size += tables[--kept]!.size;
  if (kept === tables.length) return [...tables, table];
  const merged = new Map<string, Variable>();
  for (const old of [...tables.slice(kept), table])
    for (const [name, variable] of old) merged.set(name, variable);
  return [...tables.slice(0, kept), merged];
}

interface TableScope extends VariableScope {
  /** Everything that a stage on top of this scope inherits. */
  readonly tables: () => Tables;
}

function scopeOf({ names, options }: Layer, position: number): TableScope {
  const below = (options.below as TableScope | undefined)?.tables() ?? [];
  const collectOwn = () => {
    const own = new Map<string, Variable>();
    for (const [name, list] of names) {
      const variable = findBefore(list, position);
      if (variable !== undefined) own.set(name, variable);
    }
    return own;
  };
  let tables: Tables | undefined;
  const stack = () => {
    tables ??= stackTable(below, collectOwn());
    return tables;
  };
  return {
    complete: options.complete,
    tables: stack,
    lookup(name) {
      const own = findBefore(names.get(name), position);
      if (own !== undefined) return own;
      for (let i = below.length - 1; i >= 0; i--) {
        const found = below[i]!.get(name);
        if (found !== undefined) return found;
      }
      return lookupDefault(name, options.stage === undefined);
    },
    list() {
      const variables = new Map<string, Variable>();
      for (const table of stack()) for (const [name, variable] of table) variables.set(name, variable);
      return [...variables.values()];
    },
  };
}

/** Starts the scope of a stage (or the global one). */
export function createScope(options: ScopeOptions): ScopeBuilder {
  const names = new Map<string, Definition[]>();
  let count = 0;
  const at = (position: number) => scopeOf({ names, options }, position);
  const add = (variable: Variable) => {
    const definition = { position: count++, variable };
    const list = names.get(variable.name);
    if (list === undefined) names.set(variable.name, [definition]);
    else list.push(definition);
  };
  const describe = (entry: KeyValue, instruction: Instruction) => ({
    optional: false,
    entry,
    instruction,
    stage: options.stage,
  });

  const defineEnv = (instruction: KeyValueInstruction) => {
    // All values of one ENV see what was before it, not one another.
    const before = at(count);
    for (const entry of instruction.entries) {
      const name = expandVariables(entry.key, before, options.source).value;
      if (name === undefined || name === '') continue;
      const value =
        entry.value === undefined ? undefined : expandVariables(entry.value, before, options.source).value;
      add({ ...describe(entry, instruction), name, origin: 'env', value, persists: true });
    }
  };

  const defineArg = (entry: KeyValue, instruction: KeyValueInstruction) => {
    const name = entry.key.value;
    if (name === '') return;
    const own = { ...describe(entry, instruction), name, persists: false };
    // Each ARG of a line sees the ones before it.
    const before = at(count);
    if (entry.value !== undefined) {
      add({ ...own, origin: 'arg', value: expandVariables(entry.value, before, options.source).value });
      return;
    }
    const outer = options.global?.lookup(name);
    if (outer !== undefined) {
      const origin = outer.origin === 'predefined' ? 'predefined' : 'global-arg';
      add({ ...own, origin, value: outer.value, optional: outer.optional });
    } else if (before.lookup(name) === undefined) {
      add({ ...own, origin: 'arg', value: undefined, optional: true });
    }
  };

  return {
    position: () => count,
    at,
    define(instruction) {
      if (instruction.kind === 'env') defineEnv(instruction);
      else if (instruction.kind === 'arg')
        for (const entry of instruction.entries) defineArg(entry, instruction);
    },
  };
}
