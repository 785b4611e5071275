import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import type { ImportRef, ModuleSource } from '../code/module-types.js';
import { childrenOf, parsePython } from './tree.js';

const HINT = /\bimport\b|\b(?:def|class)\b|=/;

/** The grammar misses what a `yield` may do without: a value. https://docs.python.org/3/reference/simple_stmts.html#yield */
function isBareYield(ref: SyntaxNodeRef): boolean {
  const { parent } = ref.node;
  if (ref.from !== ref.to || !parent?.name.startsWith('Yield')) return false;
  return childrenOf(parent).every(({ name, type }) => name === 'yield' || type.isError);
}

/** What a Python file imports and defines at its top. Linear; never throws. https://docs.python.org/3/reference/import.html */
export function readPythonModule(text: string): ModuleSource {
  const imports: ImportRef[] = [];
  const defines = new Set<string>();
  let [isOpen, isBroken] = [false, false];
  if (!HINT.test(text)) return { imports, defines, isOpen, isBroken };
  // Depth of functions, classes, and of what catches a failing import, on the way down.
  let [inFunction, inClass, guards] = [0, 0, 0];
  parsePython(text).iterate({
    enter: (ref) => {
      const { name } = ref;
      if (ref.type.isError && !isBareYield(ref)) isBroken = true;
      if (name === 'FunctionDefinition' || name === 'LambdaExpression') {
        if (inFunction + inClass === 0) addName(ref.node, defines, text);
        inFunction++;
      } else if (name === 'ClassDefinition') {
        if (inFunction + inClass === 0) addName(ref.node, defines, text);
        inClass++;
      } else if (isGuard(ref, text)) guards++;
      else if (name === 'AssignStatement' && inFunction + inClass === 0) addTargets(ref.node, defines, text);
      else if ((name === 'ForStatement' || name === 'WithStatement') && inFunction + inClass === 0)
        addBound(ref.node, defines, text);
      else if (name === 'ImportStatement') {
        const found = readStatement(ref.node, text, { guarded: guards > 0, lazy: inFunction > 0 });
        imports.push(...found.refs);
        if (inFunction + inClass === 0) for (const local of found.locals) defines.add(local);
        if (found.isStar) isOpen = true;
      }
    },
    leave: (ref) => {
      const { name } = ref;
      if (name === 'FunctionDefinition' || name === 'LambdaExpression') inFunction--;
      else if (name === 'ClassDefinition') inClass--;
      else if (isGuard(ref, text)) guards--;
    },
  });
  return { imports, defines, isOpen: isOpen || defines.has('__getattr__'), isBroken };
}

/** `try: import x` whose failure is caught, the handler itself, and `if TYPE_CHECKING`. */
function isGuard(ref: SyntaxNodeRef, text: string): boolean {
  // A node is made for these alone: it costs more than the walk.
  if (!/^(?:Try|With|If)Statement$/.test(ref.name)) return false;
  const { node } = ref;
  if (node.name === 'TryStatement') {
    const words = childrenOf(node).filter(({ name }) => name !== 'Body');
    return words.some(({ name }) => name === 'except');
  }
  if (node.name === 'WithStatement') {
    const body = node.getChild('Body');
    return /\bsuppress\b/.test(text.slice(node.from, Math.min(body?.from ?? node.to, node.from + 200)));
  }
  const body = node.getChild('Body');
  const condition = text.slice(node.from, Math.min(body?.from ?? node.to, node.from + 200));
  return /\bTYPE_CHECKING\b|\bsys\.|\bplatform\b|find_spec|__name__/.test(condition);
}

function addName(node: SyntaxNode, names: Set<string>, text: string): void {
  const word = node.getChild('VariableName');
  if (word) names.add(text.slice(word.from, word.to));
}

function addTargets(node: SyntaxNode, names: Set<string>, text: string): void {
  for (const child of childrenOf(node)) {
    // `a = b = 1`: every name before the last sign is a target; one too many does no harm.
    if (child.name === 'VariableName') names.add(text.slice(child.from, child.to));
    else if (/^(?:Tuple|Array|Parenthesized)Expression$/.test(child.name)) addTargets(child, names, text);
  }
}

function addBound(node: SyntaxNode, names: Set<string>, text: string): void {
  for (const child of childrenOf(node)) {
    if (child.name === 'Body') break;
    if (child.name === 'VariableName') names.add(text.slice(child.from, child.to));
  }
}

interface Statement {
  readonly refs: ImportRef[];
  /** Names that it binds. */
  readonly locals: readonly string[];
  readonly isStar: boolean;
}

function readStatement(
  node: SyntaxNode,
  text: string,
  state: Pick<ImportRef, 'guarded' | 'lazy'>,
): Statement {
  const words = childrenOf(node).filter(({ name }) => name !== '(' && name !== ')');
  const isFrom = words[0]?.name === 'from';
  const split = words.findIndex(({ name }) => name === 'import');
  if (split < 0) return { refs: [], locals: [], isStar: false };
  const items = splitItems(words.slice(split + 1), text);
  if (!isFrom) {
    return {
      refs: items.map(({ path, range }) => ({ module: path, level: 0, names: [], range, ...state })),
      // `import a.b` binds `a`.
      locals: items.map(({ path, alias }) => alias ?? path.split('.')[0]!),
      isStar: false,
    };
  }
  const source = words.slice(1, split);
  const written = source.map(({ from, to }) => text.slice(from, to)).join('');
  const level = /^\.*/.exec(written)![0].length;
  const first = source[0];
  if (!first) return { refs: [], locals: [], isStar: false };
  const range = { start: first.from, end: source.at(-1)!.to };
  const isStar = items.some(({ path }) => path === '*');
  const names = items.map(({ path }) => path).filter((path) => path !== '*');
  return {
    refs: [{ module: written.slice(level), level, names, range, ...state }],
    locals: items.map(({ path, alias }) => alias ?? path),
    isStar,
  };
}

function splitItems(words: readonly SyntaxNode[], text: string) {
  const items: { path: string; alias?: string; range: { start: number; end: number } }[] = [];
  let pending: SyntaxNode[] = [];
  const flush = () => {
    const as = pending.findIndex(({ name }) => name === 'as');
    const path = as < 0 ? pending : pending.slice(0, as);
    const alias = as < 0 ? undefined : pending[as + 1];
    if (path[0])
      items.push({
        path: path.map(({ from, to }) => text.slice(from, to)).join(''),
        ...(alias ? { alias: text.slice(alias.from, alias.to) } : {}),
        range: { start: path[0].from, end: path.at(-1)!.to },
      });
    pending = [];
  };
  for (const word of words) {
    if (word.name === ',') flush();
    else pending.push(word);
  }
  flush();
  return items;
}
