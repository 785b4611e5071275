import type { SyntaxNode } from '@lezer/common';
import type { ImportRef, ModuleSource } from '../code/module-types.js';
import { argumentsOf, dottedName, parseScript, stringRange, stringValue } from './tree.js';

/** What a JavaScript or TypeScript file imports and exports. Linear; never throws. */
export function readScriptModule(text: string, file: string): ModuleSource {
  const imports: ImportRef[] = [];
  const defines = new Set<string>();
  let [isOpen, isBroken] = [false, false];
  let [inFunction, guards] = [0, 0];
  const add = (node: SyntaxNode | null | undefined, isType: boolean) => {
    const module = stringValue(node, text);
    if (!node || module === undefined || module === '') return;
    imports.push({
      module,
      level: 0,
      names: [],
      range: stringRange(node),
      guarded: isType || guards > 0,
      lazy: inFunction > 0,
    });
  };
  parseScript(text, file).iterate({
    enter: ({ name, node, type }) => {
      if (type.isError) isBroken = true;
      if (isFunction(name)) inFunction++;
      else if (name === 'TryStatement') guards++;
      else if (name === 'ImportDeclaration') add(node.getChild('String'), isTypeOnly(node, text));
      else if (name === 'ExportDeclaration') {
        const source = node.getChild('String');
        if (source) add(source, isTypeOnly(node, text));
        if (source && node.getChild('Star')) isOpen = true;
      } else if (name === 'DynamicImport') {
        add(node.getChild('String'), false);
      } else if (name === 'CallExpression' && node.firstChild) {
        const callee = dottedName(node.firstChild, text);
        if (callee === 'require' || callee === 'require.resolve') add(argumentsOf(node)[0], false);
      }
    },
    leave: ({ name }) => {
      if (isFunction(name)) inFunction--;
      else if (name === 'TryStatement') guards--;
    },
  });
  return { imports, defines, isOpen, isBroken };
}

function isFunction(name: string): boolean {
  return (
    name === 'FunctionDeclaration' ||
    name === 'FunctionExpression' ||
    name === 'ArrowFunction' ||
    name === 'MethodDeclaration'
  );
}

/** `import type`, `export type`: gone once it is compiled. */
function isTypeOnly(node: SyntaxNode, text: string): boolean {
  return /^(?:import|export)\s+type\b(?!\s*(?:,|from\b))/.test(text.slice(node.from, node.from + 60));
}
