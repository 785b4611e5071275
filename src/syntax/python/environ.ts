import type { SyntaxNode } from '@lezer/common';
import type { CodeDefault, CodeRead, DynamicRead } from '../code/types.js';
import { readUse } from './casts.js';
import { isCaught, isDemanded, isInsistedOn } from './guards.js';
import type { ModuleNames } from './names.js';
import { dottedName, rangeOf, readArguments, stringRange } from './tree.js';
import { prefixOf, readDefault, stringOf, stringsOf } from './values.js';

/** Functions that read a variable; those that raise without it, and without a default, are true. */
const GETTERS: ReadonlyMap<string, boolean> = new Map([
  ['os.getenv', false],
  ['os.getenvb', false],
  ['os.environ.get', false],
  ['os.environb.get', false],
  ['os.environ.setdefault', false],
  ['os.environ.pop', true],
  ['os.environ.__getitem__', true],
]);
const isMapping = (full: string) => full === 'os.environ' || full === 'os.environb';

/** Reads through the standard library: `os.getenv`, `os.environ[…]`, `.get`, `in os.environ`. */
export interface EnvironReader {
  readonly call: (node: SyntaxNode) => void;
  readonly member: (node: SyntaxNode) => void;
  readonly comparison: (node: SyntaxNode) => void;
  readonly finish: () => { reads: CodeRead[]; dynamic: DynamicRead[] };
}

interface Found {
  readonly key: SyntaxNode;
  readonly by: string;
  readonly read: SyntaxNode;
  readonly given?: CodeDefault | undefined;
  readonly strict: boolean;
}

/** Makes a reader that is shown the nodes of one file. */
export function createEnvironReader(text: string, names: ModuleNames): EnvironReader {
  const reads: CodeRead[] = [];
  const dynamic: DynamicRead[] = [];
  const isEnviron = (node: SyntaxNode | null | undefined) => {
    const name = node ? dottedName(node, text) : undefined;
    return name !== undefined && isMapping(names.resolve(name));
  };
  const add = (found: Found) => {
    const known = namesOf(found.key, text, names);
    if (!known) {
      const prefix = prefixOf(found.key, text, names);
      dynamic.push({
        range: rangeOf(found.key),
        by: found.by,
        ...(prefix === undefined ? {} : { prefix }),
      });
    } else for (const name of known) reads.push(makeRead(name, found, text, names));
  };
  return {
    call(node) {
      const callee = node.firstChild && dottedName(node.firstChild, text);
      const full = callee ? names.resolve(callee) : '';
      const strict = GETTERS.get(full);
      if (strict === undefined) return;
      const { positional, named } = readArguments(node.lastChild, text);
      const key = positional[0] ?? named.get('key');
      const given = positional[1] ?? named.get('default');
      if (!key) return;
      const by = full.startsWith('os.getenv') ? 'os.getenv' : 'os.environ';
      add({ key, by, read: node, given: given && readDefault(given, text, names), strict });
    },
    member(node) {
      const bracket = node.firstChild?.nextSibling;
      const key = bracket?.nextSibling;
      if (bracket?.name !== '[' || !key || !isEnviron(node.firstChild) || isTarget(node)) return;
      add({ key, by: 'os.environ', read: node, strict: true });
    },
    comparison(node) {
      const last = node.lastChild;
      if (last?.prevSibling?.name !== 'in' || !isEnviron(last) || !node.firstChild) return;
      add({ key: node.firstChild, by: 'os.environ', read: node, strict: false });
    },
    finish() {
      // A name that the file asks for without demanding it is read where it is there.
      const asked = new Set(reads.filter(({ required }) => !required).map(({ name }) => name));
      const settled = reads.map((read) =>
        read.by === 'os.environ' && read.required && asked.has(read.name)
          ? { ...read, required: false }
          : read,
      );
      return { reads: settled, dynamic };
    },
  };
}

/** The names that a key stands for: one, or those that a loop over literals gives it. */
function namesOf(key: SyntaxNode, text: string, names: ModuleNames): string[] | undefined {
  const name = stringOf(key, text, names);
  if (name !== undefined) return name === '' ? undefined : [name];
  const loop = key.name === 'VariableName' && names.bindings.loops.get(text.slice(key.from, key.to));
  return loop ? stringsOf(loop, text, names) : undefined;
}

function makeRead(
  name: string,
  { key, by, read, given, strict }: Found,
  text: string,
  names: ModuleNames,
): CodeRead {
  const use = readUse(read, text, names);
  const chosen = given ?? use.fallback;
  const isMissing = chosen === undefined || (chosen.kind === 'nothing' && use.converts);
  const isAsked = read.name === 'BinaryExpression';
  const isRequired =
    isMissing &&
    ((strict && !isCaught(read, text)) ||
      (use.converts && !isAsked) ||
      (isAsked ? isInsistedOn(read, text) : isDemanded(read, text)));
  return {
    name,
    range: stringRange(key, text),
    by,
    type: use.type,
    ...(use.separator === undefined ? {} : { separator: use.separator }),
    ...(chosen ? { default: chosen } : {}),
    required: isRequired,
    ...(use.cast === undefined ? {} : { cast: use.cast }),
    ...(use.shape === undefined ? {} : { shape: use.shape }),
    ...(use.fallback ? { emptyIsUnset: true } : {}),
  };
}

/** Whether a subscription is written to, or deleted. */
function isTarget(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.name === 'DeleteStatement') return true;
  if (parent?.name !== 'AssignStatement') return false;
  for (let next = node.nextSibling; next; next = next.nextSibling) if (next.name === 'AssignOp') return true;
  return false;
}
