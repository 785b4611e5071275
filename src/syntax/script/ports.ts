import type { SyntaxNode } from '@lezer/common';
import type { PortSource } from '../code/listen.js';
import type { CodeDefault, CodeRead } from '../code/types.js';
import { requiredModule, type ScriptNames } from './bindings.js';
import { readEnvVar } from './env-var.js';
import { findSchemas, readSchemas } from './schemas.js';
import {
  argumentsOf,
  childrenOf,
  dottedName,
  isWrapper,
  propertiesOf,
  rangeOf,
  stringValue,
} from './tree.js';

/** A name of a name of a name is followed no farther. */
const MOST_STEPS = 24;
/** Functions that make a number of a text, the project's own too: `normalizePort`. */
const CONVERTS = /(?:^|\.)(?:Number|String|\w{0,40}(?:[pP]ort|[iI]nt|[nN]umber))$/;
const UNKNOWN: readonly PortSource[] = [{ kind: 'unknown' }];

/** One file, as far as it takes to follow an expression in it. */
export interface ScriptFile {
  readonly text: string;
  readonly names: ScriptNames;
}

/**
 * What a port may come from, in the order in which the code asks: variables, numbers, what other modules bring.
 * @param path properties to take of the expression's value, the outermost first
 */
export function readPort(
  node: SyntaxNode | null | undefined,
  path: readonly string[],
  file: ScriptFile,
  step = 0,
): readonly PortSource[] {
  if (!node || step > MOST_STEPS || path.length > 8) return UNKNOWN;
  const { text, names } = file;
  const follow = (next: SyntaxNode | null | undefined, rest = path) => readPort(next, rest, file, step + 1);
  if (isWrapper(node) || node.name === 'AwaitExpression')
    return follow(childrenOf(node).find(({ name }) => !/^(?:\(|await|TypeArgList)$/.test(name)));
  if (/^(?:Variable(?:Name|Definition)|PropertyDefinition)$/.test(node.name))
    return followName(node, path, file, step);
  if (node.name === 'MemberExpression') {
    const key = keyOf(node, text);
    if (key === undefined) return UNKNOWN;
    if (names.environmentOf(node) !== undefined) return fromEnvironment(node, path);
    if (path.length === 0 && names.environmentOf(node.firstChild) !== undefined)
      return [{ kind: 'variable', name: key, range: rangeOf(node.lastChild!) }];
    return follow(node.firstChild, [key, ...path]);
  }
  if (node.name === 'CallExpression') return readCall(node, path, file, step);
  if (node.name === 'ObjectExpression' && path.length > 0) {
    const found = propertiesOf(node, text).findLast(({ name }) => name === path[0]);
    return found ? follow(found.value ?? found.key, path.slice(1)) : UNKNOWN;
  }
  if (path.length > 0) return UNKNOWN;
  return readValue(node, text, follow);
}

/** Numbers, and expressions of several parts. */
function readValue(
  node: SyntaxNode,
  text: string,
  follow: (next: SyntaxNode | null | undefined) => readonly PortSource[],
): readonly PortSource[] {
  const words =
    node.name === 'Number' ? text.slice(node.from, node.to).replaceAll('_', '') : stringValue(node, text);
  if (words !== undefined)
    return /^\d{1,5}$/.test(words.trim())
      ? [{ kind: 'number', port: Number(words), range: rangeOf(node) }]
      : UNKNOWN;
  const parts = childrenOf(node);
  if (node.name === 'BinaryExpression') {
    const [left, operator, right] = parts;
    const isChoice = operator && /^(?:\|\||\?\?)$/.test(text.slice(operator.from, operator.to));
    return isChoice ? [...follow(left), ...follow(right)] : UNKNOWN;
  }
  if (node.name === 'UnaryExpression' && text[node.from] === '+') return follow(node.lastChild);
  if (node.name === 'ConditionalExpression') {
    const [condition, , then, , otherwise] = parts;
    const asked = follow(condition);
    const [first] = asked;
    // `process.env.PORT ? Number(process.env.PORT) : 3000`
    const isSame = first?.kind === 'variable' && asked.length === 1 && sameVariable(first, follow(then));
    return isSame ? [first, ...follow(otherwise)] : UNKNOWN;
  }
  return UNKNOWN;
}

const sameVariable = ({ name }: { readonly name: string }, others: readonly PortSource[]) =>
  others.length === 1 && others[0]?.kind === 'variable' && others[0].name === name;

function followName(
  node: SyntaxNode,
  path: readonly string[],
  file: ScriptFile,
  step: number,
): readonly PortSource[] {
  const { text, names } = file;
  const name = text.slice(node.from, node.to);
  const imported = names.imports.get(name);
  if (names.environmentOf(node) !== undefined) return fromEnvironment(node, path);
  if (imported)
    return [
      {
        kind: 'elsewhere',
        module: imported.module,
        path: imported.name === '*' ? path : [imported.name, ...path],
      },
    ];
  const picked = names.picked.get(name);
  if (!picked && isGivenAgain(name, text)) return UNKNOWN;
  if (picked) {
    const found = readPort(picked.of, [picked.key, ...path], file, step + 1);
    return picked.fallback ? [...found, ...readPort(picked.fallback, path, file, step + 1)] : found;
  }
  return readPort(
    names.constants.get(name) ?? (isInFunction(node) ? undefined : names.top.get(name)),
    path,
    file,
    step + 1,
  );
}

function isInFunction(node: SyntaxNode): boolean {
  for (let at = node.parent; at; at = at.parent)
    if (/^(?:Function(?:Declaration|Expression)|ArrowFunction|MethodDeclaration)$/.test(at.name)) return true;
  return false;
}

/** `port = …` anywhere but where it is declared: what it holds is then a question of time. */
function isGivenAgain(name: string, text: string): boolean {
  const word = name.replaceAll('$', '\\$');
  return new RegExp(
    `(?<![\\w$.]|\\b(?:const|let|var)\\s{1,20})${word}\\s{0,20}(?:\\|\\||\\?\\?|[-+*/])?=(?![=>])`,
  ).test(text);
}

/** A property of `process.env` that was put into a name of its own. */
const fromEnvironment = (node: SyntaxNode, path: readonly string[]): readonly PortSource[] =>
  path.length === 1 ? [{ kind: 'variable', name: path[0]!, range: rangeOf(node) }] : UNKNOWN;

function keyOf({ lastChild }: SyntaxNode, text: string): string | undefined {
  if (lastChild?.name === 'PropertyName') return text.slice(lastChild.from, lastChild.to);
  return lastChild?.name === ']' ? stringValue(lastChild.prevSibling, text) : undefined;
}

function readCall(
  node: SyntaxNode,
  path: readonly string[],
  file: ScriptFile,
  step: number,
): readonly PortSource[] {
  const { text, names } = file;
  const callee =
    node.firstChild &&
    (node.firstChild.name === 'InstantiationExpression' ? node.firstChild.firstChild : node.firstChild);
  if (!callee) return UNKNOWN;
  const [first, second] = argumentsOf(node);
  const dotted = dottedName(callee, text);
  if (path.length > 0) {
    const module = requiredModule(node, text);
    if (module !== undefined) return [{ kind: 'elsewhere', module, path }];
    if (dotted === 'Object.freeze') return readPort(first, path, file, step + 1);
    const schema = readSchemas(findSchemas(node, text, names), text, names);
    // `.safeParse(…)` puts what it read into `data`, Joi into `value`.
    const name =
      path.length === 2 && /^(?:data|value)$/.test(path[0]!)
        ? path[1]
        : path.length === 1
          ? path[0]
          : undefined;
    return fromRead(schema.find((read) => read.name === name));
  }
  const method = callee.name === 'MemberExpression' ? keyOf(callee, text) : undefined;
  if (method === 'toString') return readPort(callee.firstChild, [], file, step + 1);
  if (names.environmentOf(callee.firstChild) === 'Deno.env' && method === 'get') {
    const name = stringValue(first, text);
    return name === undefined ? UNKNOWN : [{ kind: 'variable', name, range: rangeOf(first!) }];
  }
  if (dotted !== undefined && CONVERTS.test(dotted)) return readPort(first, [], file, step + 1);
  // NestJS: `config.get('PORT', 3000)`.
  const name = stringValue(first, text);
  if (
    /^(?:get|getOrThrow)$/.test(method ?? '') &&
    /config/i.test(dotted ?? '') &&
    /^[A-Z][A-Z0-9_]*$/.test(name ?? '')
  )
    return [
      { kind: 'variable', name: name!, range: rangeOf(first!) },
      ...(second ? readPort(second, [], file, step + 1) : []),
    ];
  for (let at: SyntaxNode | null = node, i = 0; at && i < 8; at = at.firstChild, i++) {
    const read = at.name === 'CallExpression' ? readEnvVar(at, text, names) : undefined;
    if (read) return 'name' in read ? fromRead(read) : UNKNOWN;
  }
  return UNKNOWN;
}

function fromRead(read: CodeRead | undefined): readonly PortSource[] {
  if (!read) return UNKNOWN;
  return [{ kind: 'variable', name: read.name, range: read.range }, ...fromDefault(read.default)];
}

function fromDefault(given: CodeDefault | undefined): readonly PortSource[] {
  if (given === undefined || given.kind === 'nothing') return [];
  return given.kind === 'literal' && /^\d{1,5}$/.test(given.value)
    ? [{ kind: 'number', port: Number(given.value), range: given.range }]
    : UNKNOWN;
}
