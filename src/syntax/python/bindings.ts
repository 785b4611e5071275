import type { SyntaxNode, Tree } from '@lezer/common';
import { childrenOf } from './tree.js';

/** What the names of a file are bound to, whatever the scope. */
export interface Bindings {
  /** The expression of a name that is bound once in the whole file: what it holds is then no question of scope. */
  readonly only: ReadonlyMap<string, SyntaxNode>;
  /** Names that loop over an expression and are bound nowhere else. */
  readonly loops: ReadonlyMap<string, SyntaxNode>;
  /** Parameters with a default, bound nowhere else. */
  readonly parameters: ReadonlyMap<string, SyntaxNode>;
  /** Expressions of the names at the top of the module. */
  readonly top: ReadonlyMap<string, SyntaxNode>;
  /** `type X = …`. */
  readonly types: ReadonlyMap<string, SyntaxNode>;
  /** The import statements. */
  readonly imports: readonly SyntaxNode[];
}

/** Finds assignments, parameters and loops. A name that is bound twice holds what running the program would tell. */
export function readBindings(tree: Tree, text: string): Bindings {
  const counts = new Map<string, number>();
  const values = new Map<string, SyntaxNode>();
  const loops = new Map<string, SyntaxNode>();
  const top = new Map<string, SyntaxNode>();
  const types = new Map<string, SyntaxNode>();
  const parameters = new Map<string, SyntaxNode>();
  const imports: SyntaxNode[] = [];
  const places = { value: values, loop: loops, parameter: parameters };
  const bind: Bind = (node, place, value) => {
    if (node?.name !== 'VariableName') return;
    const name = text.slice(node.from, node.to);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (place && value) places[place].set(name, value);
  };
  tree.iterate({
    enter: (ref) => {
      switch (ref.name) {
        case 'AssignStatement':
        case 'UpdateStatement':
        case 'NamedExpression': {
          const { node } = ref;
          bindAssignment(node, bind, node.parent?.name === 'Script' ? top : undefined, text);
          break;
        }
        case 'ForStatement':
        case 'ComprehensionExpression':
        case 'ArrayComprehensionExpression':
        case 'DictionaryComprehensionExpression':
        case 'SetComprehensionExpression':
          bindLoops(ref.node, bind);
          break;
        case 'ParamList':
          bindParameters(ref.node, bind);
          break;
        case 'TypeDefinition':
          bindType(ref.node, types, text);
          break;
        case 'ImportStatement':
          imports.push(ref.node);
      }
    },
  });
  for (const [name, count] of counts) {
    if (count === 1) continue;
    for (const place of [values, loops, parameters]) place.delete(name);
  }
  return { only: values, loops, parameters, top, types, imports };
}

type Bind = (
  node: SyntaxNode | undefined,
  place?: 'value' | 'loop' | 'parameter',
  value?: SyntaxNode,
) => void;

function bindAssignment(
  node: SyntaxNode,
  bind: Bind,
  top: Map<string, SyntaxNode> | undefined,
  text: string,
): void {
  const parts = childrenOf(node);
  const operator = parts.findLastIndex(({ name }) => name === 'AssignOp' || name === 'UpdateOp');
  if (operator < 1) return;
  const targets = parts.slice(0, operator).filter(({ name }) => name !== 'AssignOp' && name !== 'TypeDef');
  const value = parts[operator + 1];
  const [first] = targets;
  const isPlain = targets.length === 1 && node.name !== 'UpdateStatement' && parts.length === operator + 2;
  if (top && isPlain && value && first?.name === 'VariableName')
    top.set(text.slice(first.from, first.to), value);
  for (const target of targets) {
    bind(target, 'value', isPlain ? value : undefined);
    if (/^(?:Tuple|Array|Parenthesized)Expression$/.test(target.name))
      for (const part of childrenOf(target)) bind(part);
  }
}

/** `for x in (…)`, also inside a comprehension. */
function bindLoops(node: SyntaxNode, bind: Bind): void {
  const parts = childrenOf(node);
  for (let at = 0; at < parts.length; at++) {
    if (parts[at]!.name !== 'for') continue;
    const targets: SyntaxNode[] = [];
    for (at++; at < parts.length && parts[at]!.name !== 'in'; at++) targets.push(parts[at]!);
    const isPlain = targets.length === 1 && targets[0]!.name === 'VariableName';
    for (const target of targets) {
      bind(target, 'loop', isPlain ? parts[at + 1] : undefined);
      for (const part of childrenOf(target)) bind(part);
    }
  }
}

function bindParameters(node: SyntaxNode, bind: Bind): void {
  const parts = childrenOf(node);
  parts.forEach((part, i) => {
    if (part.name !== 'VariableName' || parts[i - 1]?.name === 'AssignOp') return;
    const equals = parts[i + 1]?.name === 'TypeDef' ? i + 2 : i + 1;
    bind(part, 'parameter', parts[equals]?.name === 'AssignOp' ? parts[equals + 1] : undefined);
  });
}

function bindType(node: SyntaxNode, types: Map<string, SyntaxNode>, text: string): void {
  const [, name, value] = childrenOf(node);
  if (name?.name === 'VariableName' && value) types.set(text.slice(name.from, name.to), value);
}
