import type { SyntaxNode, Tree } from '@lezer/common';
import type { Range } from '../../core/text.js';
import { CLIENT_HINT } from '../code/client-reads.js';
import type { CodeListen } from '../code/listen.js';
import { NO_READS } from '../code/no-reads.js';
import type { CodeRead, CodeReads, DynamicRead } from '../code/types.js';
import { readScriptNames } from './bindings.js';
import { readClient } from './clients.js';
import { condense } from './condense.js';
import { readEnvVar } from './env-var.js';
import { createEnvironReader } from './environ.js';
import { LISTEN_HINT, readListen } from './listens.js';
import { findSchemas, findSchemasElsewhere, readSchemas, type SchemaElsewhere } from './schemas.js';
import { argumentsOf, dottedName, parseScript, propertiesOf, rangeOf, stringValue } from './tree.js';

/** Words without which a file reads nothing: the object is always called `env`, but for those that load it. */
const HINT = /\benv\b|createEnv|cleanEnv|dotenv|\bvalidationSchema\b/;
/** Reads of these libraries may have no word of the environment: their files are parsed whole. */
const LIBRARY = /['"`](?:env-var|(?:@hapi\/)?joi)['"`]/;

/** What a script reads, and the schemas that it takes from elsewhere to read the environment by. */
export interface ScriptReads extends CodeReads {
  readonly schemas?: readonly SchemaElsewhere[];
}

/** What a JavaScript or TypeScript file reads from the environment. Linear; never throws; nothing is executed. */
export function readScript(text: string, file: string): ScriptReads {
  if (![HINT, LISTEN_HINT, CLIENT_HINT].some((hint) => hint.test(text))) return NO_READS;
  const short = LIBRARY.test(text) ? undefined : condense(text, file);
  const found = short === undefined ? undefined : readTree(parseScript(short, file), text);
  // Where something does not parse, what was left out may have to do with it.
  return found && found.errors.length === 0 ? found : readWholeScript(text, file);
}

/** The same without leaving out what cannot matter: what `readScript` is measured by. */
export function readWholeScript(text: string, file: string): ScriptReads {
  return readTree(parseScript(text, file), text);
}

function readTree(tree: Tree, text: string): ScriptReads {
  const names = readScriptNames(tree, text);
  const environ = createEnvironReader(text, names);
  const schemas: CodeRead[] = [];
  const dynamic: DynamicRead[] = [];
  const loads: CodeReads['loads'][number][] = [];
  const errors: Range[] = [];
  const listens: CodeListen[] = [];
  const elsewhere: SchemaElsewhere[] = [];
  const hasClients = CLIENT_HINT.test(text);
  const addClient = (node: SyntaxNode) => {
    const client = hasClients ? readClient(node, text, names) : undefined;
    if (client) schemas.push(client);
  };
  tree.iterate({
    enter: (ref) => {
      switch (ref.name) {
        case 'MemberExpression':
          environ.member(ref.node);
          break;
        case 'CallExpression': {
          const { node } = ref;
          environ.call(node);
          const uses = findSchemas(node, text, names);
          schemas.push(...readSchemas(uses, text, names));
          elsewhere.push(...findSchemasElsewhere(uses, text, names));
          const listen = readListen(node, { text, names });
          if (listen) listens.push(listen);
          const read = readEnvVar(node, text, names);
          if (read && 'name' in read) schemas.push(read);
          else if (read) dynamic.push(read);
          const load = readLoad(node, text);
          if (load) loads.push(load);
          addClient(node);
          break;
        }
        case 'NewExpression':
          addClient(ref.node);
          break;
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
    ...(listens.length > 0 ? { listens } : {}),
    ...(elsewhere.length > 0 ? { schemas: elsewhere } : {}),
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
