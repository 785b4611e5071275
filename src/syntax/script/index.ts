import type { SyntaxNode, Tree } from '@lezer/common';
import type { Range } from '../../core/text.js';
import type { CodeRead, CodeReads, DynamicRead } from '../code/types.js';
import { readScriptNames } from './bindings.js';
import { condense } from './condense.js';
import { readEnvVar } from './env-var.js';
import { createEnvironReader } from './environ.js';
import { readSchemaCall } from './schemas.js';
import { argumentsOf, dottedName, parseScript, propertiesOf, rangeOf, stringValue } from './tree.js';

/** Words without which a file reads nothing: the object is always called `env`, but for those that load it. */
const HINT = /\benv\b|createEnv|cleanEnv|dotenv|\bvalidationSchema\b/;
/** Reads of these libraries may have no word of the environment: their files are parsed whole. */
const LIBRARY = /['"`](?:env-var|(?:@hapi\/)?joi)['"`]/;

const NOTHING: CodeReads = { reads: [], dynamic: [], settings: [], classes: [], loads: [], errors: [] };

/** What a JavaScript or TypeScript file reads from the environment. Linear; never throws; nothing is executed. */
export function readScript(text: string, file: string): CodeReads {
  if (!HINT.test(text)) return NOTHING;
  const short = LIBRARY.test(text) ? undefined : condense(text, file);
  const found = short === undefined ? undefined : readTree(parseScript(short, file), text);
  // Where something does not parse, what was left out may have to do with it.
  return found && found.errors.length === 0 ? found : readWholeScript(text, file);
}

/** The same without leaving out what cannot matter: what `readScript` is measured by. */
export function readWholeScript(text: string, file: string): CodeReads {
  return readTree(parseScript(text, file), text);
}

function readTree(tree: Tree, text: string): CodeReads {
  const names = readScriptNames(tree, text);
  const environ = createEnvironReader(text, names);
  const schemas: CodeRead[] = [];
  const dynamic: DynamicRead[] = [];
  const loads: CodeReads['loads'][number][] = [];
  const errors: Range[] = [];
  tree.iterate({
    enter: (ref) => {
      switch (ref.name) {
        case 'MemberExpression':
          environ.member(ref.node);
          break;
        case 'CallExpression': {
          const { node } = ref;
          environ.call(node);
          schemas.push(...readSchemaCall(node, text, names));
          const read = readEnvVar(node, text, names);
          if (read && 'name' in read) schemas.push(read);
          else if (read) dynamic.push(read);
          const load = readLoad(node, text);
          if (load) loads.push(load);
          break;
        }
        case 'ObjectPattern':
          environ.pattern(ref.node);
          break;
        case 'BinaryExpression':
          environ.comparison(ref.node);
          break;
        case 'ImportDeclaration':
          if (stringValue(ref.node.getChild('String'), text) === 'dotenv/config')
            loads.push({ override: false, range: rangeOf(ref) });
          break;
        default:
          if (ref.type.isError) errors.push(rangeOf(ref));
      }
    },
  });
  return {
    reads: [...environ.reads, ...schemas].sort((a, b) => a.range.start - b.range.start),
    dynamic: [...environ.dynamic, ...dynamic],
    settings: [],
    classes: [],
    loads,
    errors,
  };
}

/** `dotenv.config({ path, override })`, `config()` of an import from dotenv, `require('dotenv').config()`. */
function readLoad(node: SyntaxNode, text: string): CodeReads['loads'][number] | undefined {
  const callee = node.firstChild;
  const last = callee?.lastChild;
  if (!callee || !last || text.slice(last.from, last.to) !== 'config') return undefined;
  const owner = callee.firstChild;
  const isRequired =
    owner?.name === 'CallExpression' &&
    /^require\(\s*['"`]dotenv['"`]\s*\)$/.test(text.slice(owner.from, owner.to));
  if (!isRequired && dottedName(callee, text) !== 'dotenv.config') return undefined;
  const [options] = argumentsOf(node);
  const given = options ? propertiesOf(options, text) : [];
  const path = stringValue(given.find((property) => property.name === 'path')?.value, text);
  const override = given.find((property) => property.name === 'override')?.value;
  return {
    ...(path === undefined ? {} : { path }),
    override: override !== undefined && text.slice(override.from, override.to) === 'true',
    range: rangeOf(node),
  };
}
