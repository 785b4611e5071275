import type { SyntaxNode } from '@lezer/common';
import type { ImportRef, ModuleSource } from '../code/module-types.js';
import { argumentsOf, dottedName, parseScript, stringRange, stringValue } from './tree.js';

/** How a call of `require` begins, dressed (`(require as any)(…)`) or not: a node is made for these alone. */
const REQUIRE = /^(?:require|[(<])/;

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
    enter: (ref) => {
      const { name } = ref;
      if (ref.type.isError) isBroken = true;
      if (isFunction(name)) inFunction++;
      else if (name === 'TryStatement') guards++;
      else if (name === 'ImportDeclaration') add(ref.node.getChild('String'), isTypeOnly(ref, text));
      else if (name === 'ExportDeclaration') {
        const source = ref.node.getChild('String');
        if (source) add(source, isTypeOnly(ref, text));
        if (source && ref.node.getChild('Star')) isOpen = true;
      } else if (name === 'DynamicImport') {
        add(ref.node.getChild('String'), false);
      } else if (name === 'CallExpression' && REQUIRE.test(text.slice(ref.from, ref.from + 7))) {
        const { node } = ref;
        const callee = node.firstChild ? dottedName(node.firstChild, text) : undefined;
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
function isTypeOnly(node: { readonly from: number }, text: string): boolean {
  return /^(?:import|export)\s+type\b(?!\s*(?:,|from\b))/.test(text.slice(node.from, node.from + 60));
}
