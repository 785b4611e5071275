import type { Tree } from '@lezer/common';
import type { Range } from '../../core/text.js';
import type { CodeReads } from '../code/types.js';
import { readEnviron } from './environ.js';
import { readSchemas } from './schemas.js';
import { argumentsOf, dottedName, parseScript, propertiesOf, rangeOf, stringValue } from './tree.js';

const HINT = /\benv\b|createEnv|cleanEnv|dotenv/;

/** What a JavaScript or TypeScript file reads from the environment. Linear; never throws; nothing is executed. */
export function readScript(text: string, file: string): CodeReads {
  if (!HINT.test(text)) return { reads: [], dynamic: [], settings: [], classes: [], loads: [], errors: [] };
  const tree = parseScript(text, file);
  const { reads, dynamic } = readEnviron(tree, text);
  return {
    reads: [...reads, ...readSchemas(tree, text)].sort((a, b) => a.range.start - b.range.start),
    dynamic,
    settings: [],
    classes: [],
    loads: readLoads(tree, text),
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

function readLoads(tree: Tree, text: string): CodeReads['loads'] {
  const loads: { path?: string; override: boolean; range: Range }[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'ImportDeclaration' && stringValue(node.getChild('String'), text) === 'dotenv/config') {
        loads.push({ override: false, range: rangeOf(node) });
      }
      if (
        name !== 'CallExpression' ||
        !node.firstChild ||
        dottedName(node.firstChild, text) !== 'dotenv.config'
      )
        return;
      const [options] = argumentsOf(node);
      const given = options ? propertiesOf(options, text) : [];
      const path = stringValue(given.find((property) => property.name === 'path')?.value, text);
      const override = given.find((property) => property.name === 'override')?.value;
      loads.push({
        ...(path === undefined ? {} : { path }),
        override: override !== undefined && text.slice(override.from, override.to) === 'true',
        range: rangeOf(node),
      });
    },
  });
  return loads;
}
