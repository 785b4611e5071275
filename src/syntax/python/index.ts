import type { SyntaxNode, Tree } from '@lezer/common';
import type { Range } from '../../core/text.js';
import type { CodeListen } from '../code/listen.js';
import { NO_READS } from '../code/no-reads.js';
import { CLIENT_HINT } from '../code/client-reads.js';
import type { ClassSource, CodeRead, CodeReads } from '../code/types.js';
import type { ClassesByName } from './ancestry.js';
import { readClass } from './classes.js';
import { readClient } from './clients.js';
import { condense } from './condense.js';
import { createLibraryReader, type Library } from './config-libraries.js';
import { createEnvironReader } from './environ.js';
import { LISTEN_HINT, readListen } from './listens.js';
import { type Elsewhere, type ModuleNames, readNames } from './names.js';
import { resolveSettings } from './settings.js';
import { dottedName, parsePython, rangeOf, readArguments } from './tree.js';
import { stringOf } from './values.js';

export { resolveSettings } from './settings.js';

/** Words without which a file reads nothing and defines no settings. */
const HINT = /environ|getenv|\bdecouple\b|dotenv|starlette\.config|Settings\b|\bpydantic|\bEnum\b/;

/** What is known of other files of the same project. */
export interface PythonContext extends Elsewhere {
  /** The library behind an imported object (`from config.env import env`), by its full name. */
  readonly libraryOf: (full: string) => Library | undefined;
  /** Classes of other files, by name. */
  readonly classes: ClassesByName;
}

/**
 * What a Python file reads from the environment. Linear; never throws; nothing is executed.
 * @param context what other files bring; with it, the file is read even where no word of its own says that it should be
 */
export function readPython(text: string, context?: PythonContext): CodeReads {
  if (context) return readTree(parsePython(text), text, context);
  if (![HINT, CLIENT_HINT, LISTEN_HINT].some((hint) => hint.test(text))) return NO_READS;
  const short = condense(text);
  const found = short === undefined ? undefined : readTree(parsePython(short), text);
  // Where something does not parse, what was left out may have to do with it.
  return found && found.errors.length === 0 ? found : readTree(parsePython(text), text);
}

function readTree(tree: Tree, text: string, context?: PythonContext): CodeReads {
  const names = readNames(tree, text, context);
  const environ = createEnvironReader(text, names);
  const libraries = createLibraryReader(text, names, context?.libraryOf);
  const classes: ClassSource[] = [];
  const loads: CodeReads['loads'][number][] = [];
  const errors: Range[] = [];
  const clients: CodeRead[] = [];
  const hasClients = CLIENT_HINT.test(text);
  const hasServers = LISTEN_HINT.test(text);
  const listens: CodeListen[] = [];
  tree.iterate({
    enter: (ref) => {
      switch (ref.name) {
        case 'CallExpression': {
          const { node } = ref;
          environ.call(node);
          libraries.call(node);
          const load = readLoad(node, text, names);
          if (load) loads.push(load);
          const client = hasClients ? readClient(node, text, names) : undefined;
          if (client) clients.push(client);
          const listen = hasServers ? readListen(node, text, names) : undefined;
          if (listen) listens.push(listen);
          break;
        }
        case 'MemberExpression':
          // A node costs more than a look at the text.
          if (text[ref.to - 1] === ']') environ.member(ref.node);
          break;
        case 'BinaryExpression':
          environ.comparison(ref.node);
          break;
        case 'ClassDefinition': {
          const found = readClass(ref.node, text, names);
          if (found) classes.push(found);
          break;
        }
        default:
          if (ref.type.isError) errors.push(rangeOf(ref));
      }
    },
  });
  const settings = resolveSettings(classes, context?.classes);
  const unnamed = settings.flatMap((one) =>
    (one.unnamed ?? []).map((range) => ({ range, by: 'pydantic-settings' })),
  );
  const direct = environ.finish();
  const reads = [
    ...direct.reads,
    ...libraries.reads,
    ...clients,
    ...settings.flatMap(({ fields }) => fields),
  ];
  return {
    reads: uniqueReads(reads).sort((a, b) => a.range.start - b.range.start),
    dynamic: [...direct.dynamic, ...libraries.dynamic, ...unnamed].sort(
      (a, b) => a.range.start - b.range.start,
    ),
    settings,
    classes,
    loads,
    errors,
    ...(listens.length > 0 ? { listens } : {}),
  };
}

/** A field that several classes inherit from a class of the same file is one place in the code. */
function uniqueReads<T extends { name: string; range: Range }>(reads: readonly T[]): T[] {
  const seen = new Set<string>();
  return reads.filter(({ name, range }) => {
    const key = `${range.start} ${name}`;
    return !seen.has(key) && seen.add(key);
  });
}

function readLoad(
  node: SyntaxNode,
  text: string,
  names: ModuleNames,
): CodeReads['loads'][number] | undefined {
  const callee = node.firstChild && dottedName(node.firstChild, text);
  if (!callee || !/^dotenv\.(?:main\.)?load_dotenv$/.test(names.resolve(callee))) return undefined;
  const { positional, named } = readArguments(node.lastChild, text);
  const pathNode = positional[0] ?? named.get('dotenv_path');
  const path = pathNode && stringOf(pathNode, text, names);
  const override = named.get('override') ?? positional[3];
  return {
    ...(path === undefined ? {} : { path }),
    override: override !== undefined && text.slice(override.from, override.to) === 'True',
    range: rangeOf(node),
  };
}
