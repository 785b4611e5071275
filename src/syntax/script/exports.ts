import type { SyntaxNode } from '@lezer/common';
import { requiredModule, type ScriptImport } from './bindings.js';
import type { ScriptFile } from './ports.js';
import { childrenOf, dottedName, propertiesOf, stringValue } from './tree.js';

/** What a module exports under a name: an expression of its own, or a name of another module. */
export type Exported = { readonly node: SyntaxNode } | ScriptImport;

/**
 * Finds what a file exports: `export const x = …`, `export { a as x }` (also from elsewhere), `export default`,
 * `module.exports = …`, `exports.x = …`.
 * @param name `default` for the default; without a name all that CommonJS exports
 * @returns the one, or the modules of each `export *` that may have it
 */
export function findExport(
  root: SyntaxNode,
  name: string | undefined,
  file: ScriptFile,
): readonly Exported[] {
  const { text, names } = file;
  const textOf = ({ from, to }: SyntaxNode) => text.slice(from, to);
  const named = (local: SyntaxNode): Exported | undefined => {
    const word = textOf(local);
    return (
      names.imports.get(word) ?? (names.top.has(word) || names.picked.has(word) ? { node: local } : undefined)
    );
  };
  const statements = childrenOf(root);
  for (const statement of statements.toReversed()) {
    const found =
      statement.name === 'ExportDeclaration'
        ? fromExport(statement, name, text, named)
        : statement.name === 'ExpressionStatement'
          ? fromAssignment(statement, name, text)
          : undefined;
    if (found) return [found];
  }
  if (name === undefined || name === 'default') return [];
  return statements.flatMap((statement) => {
    const isAll = statement.name === 'ExportDeclaration' && statement.getChild('Star') !== null;
    const module = isAll ? stringValue(statement.getChild('String'), text) : undefined;
    return module === undefined ? [] : [{ module, name }];
  });
}

function fromExport(
  statement: SyntaxNode,
  name: string | undefined,
  text: string,
  named: (local: SyntaxNode) => Exported | undefined,
): Exported | undefined {
  const module = stringValue(statement.getChild('String'), text);
  const textOf = ({ from, to }: SyntaxNode) => text.slice(from, to);
  const parts = childrenOf(statement);
  if (parts[1]?.name === 'default') {
    const value = parts[2];
    if (name !== 'default' || !value || /Declaration$/.test(value.name)) return undefined;
    return value.name === 'VariableName' ? (named(value) ?? undefined) : { node: value };
  }
  const declared = statement.getChild('VariableDeclaration');
  const patterns = declared?.getChildren('ObjectPattern') ?? [];
  const locals = [declared, ...patterns.flatMap((pattern) => pattern.getChildren('PatternProperty'))];
  const local = locals
    .flatMap((one) => one?.getChildren('VariableDefinition') ?? [])
    .find((one) => textOf(one) === name);
  if (declared) return local && named(local);
  const words = statement.getChild('ExportGroup')?.getChildren('VariableName') ?? [];
  const word = words.find((one) => textOf(one) === name && one.nextSibling?.name !== 'as');
  if (!word) return undefined;
  const source = word.prevSibling?.name === 'as' ? word.prevSibling.prevSibling! : word;
  return module === undefined ? named(source) : { module, name: textOf(source) };
}

function fromAssignment(statement: SyntaxNode, name: string | undefined, text: string): Exported | undefined {
  const assigned = statement.getChild('AssignmentExpression');
  const [left, operator, right] = assigned ? childrenOf(assigned) : [];
  const dotted = left && operator?.name === 'Equals' ? dottedName(left, text) : undefined;
  if (!dotted || !right) return undefined;
  if (dotted === 'module.exports') {
    const module = requiredModule(right, text);
    if (module !== undefined) return { module, name: name ?? '*' };
    if (name === undefined) return { node: right };
    const own = propertiesOf(right, text).find((property) => property.name === name);
    return own ? { node: own.value ?? own.key } : name === 'default' ? { node: right } : undefined;
  }
  return name !== undefined && (dotted === `exports.${name}` || dotted === `module.exports.${name}`)
    ? { node: right }
    : undefined;
}
