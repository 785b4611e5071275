import type { Tree } from '@lezer/common';
import type { Range } from '../../core/text.js';
import type { CodeReads } from '../code/types.js';
import { readClasses } from './classes.js';
import { readConfigLibraries } from './config-libraries.js';
import { readEnviron } from './environ.js';
import { type ModuleNames, readNames } from './names.js';
import { resolveSettings } from './settings.js';
import { dottedName, parsePython, rangeOf, readArguments } from './tree.js';
import { stringOf } from './values.js';

export { resolveSettings } from './settings.js';

/** Words without which a file reads nothing and defines no settings. */
const HINT = /environ|getenv|decouple|dotenv|starlette\.config|Settings|BaseModel|Enum/;

/** What a Python file reads from the environment. Linear; never throws; nothing is executed. */
export function readPython(text: string): CodeReads {
  if (!HINT.test(text)) return { reads: [], dynamic: [], settings: [], classes: [], loads: [], errors: [] };
  const tree = parsePython(text);
  const names = readNames(tree, text);
  const environ = readEnviron(tree, text, names);
  const libraries = readConfigLibraries(tree, text, names);
  const classes = readClasses(tree, text, names);
  const settings = resolveSettings(classes);
  const reads = [...environ.reads, ...libraries.reads, ...settings.flatMap(({ fields }) => fields)];
  return {
    reads: reads.sort((a, b) => a.range.start - b.range.start),
    dynamic: [...environ.dynamic, ...libraries.dynamic].sort((a, b) => a.range.start - b.range.start),
    settings,
    classes,
    loads: readLoads(tree, text, names),
    errors: findErrors(tree),
  };
}

/** Places that do not parse; the parser marks them and goes on. */
export function findErrors(tree: Tree): Range[] {
  const errors: Range[] = [];
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) errors.push(rangeOf(node));
    },
  });
  return errors;
}

function readLoads(tree: Tree, text: string, names: ModuleNames): CodeReads['loads'] {
  const loads: { path?: string; override: boolean; range: Range }[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'CallExpression' || !node.firstChild) return;
      const callee = dottedName(node.firstChild, text);
      if (callee === undefined || !/^dotenv\.(?:main\.)?load_dotenv$/.test(names.resolve(callee))) return;
      const { positional, named } = readArguments(node.lastChild, text);
      const pathNode = positional[0] ?? named.get('dotenv_path');
      const path = pathNode && stringOf(pathNode, text, names);
      const override = named.get('override') ?? positional[3];
      loads.push({
        ...(path === undefined ? {} : { path }),
        override: override !== undefined && text.slice(override.from, override.to) === 'True',
        range: rangeOf(node),
      });
    },
  });
  return loads;
}
