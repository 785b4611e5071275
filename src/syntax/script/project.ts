import type { SyntaxNode } from '@lezer/common';
import type { PortSource } from '../code/listen.js';
import type { CodeRead } from '../code/types.js';
import { readScriptNames } from './bindings.js';
import { findExport } from './exports.js';
import { createScriptFinder } from './module-paths.js';
import { readPort, type ScriptFile } from './ports.js';
import { readSchemaNode, type SchemaElsewhere } from './schemas.js';
import { parseScript } from './tree.js';

/** A module that brings a name from a module is followed, but not for ever. */
const MOST_MODULES = 6;

/** Follows names from one script of a project to another. */
export interface ScriptProject {
  /** The ports with what other modules bring put in its place. */
  readonly resolvePort: (sources: readonly PortSource[], from: string) => readonly PortSource[];
  /** The reads of a schema that another module defines, with the file in which they stand. */
  readonly readSchema: (
    schema: SchemaElsewhere,
    from: string,
  ) => { readonly file: string; readonly reads: readonly CodeRead[] } | undefined;
}

interface Opened extends ScriptFile {
  readonly path: string;
  readonly root: SyntaxNode;
}

/** Opens the scripts of a project; each is parsed when it is asked for. */
export function createScriptProject(
  files: readonly { readonly path: string; readonly text: string }[],
): ScriptProject {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const findFile = createScriptFinder(texts.keys());
  const known = new Map<string, Opened>();
  const open = (path: string): Opened => {
    const before = known.get(path);
    if (before) return before;
    const text = texts.get(path)!;
    const tree = parseScript(text, path);
    const opened = { path, text, root: tree.topNode, names: readScriptNames(tree, text) };
    known.set(path, opened);
    return opened;
  };
  /** Where an export is defined in the end, with what is left of the path to it. */
  const find = (
    module: string,
    path: readonly string[],
    from: string,
    step = 0,
  ): { readonly file: Opened; readonly node: SyntaxNode; readonly rest: readonly string[] } | undefined => {
    const target = step > MOST_MODULES ? undefined : findFile(from, module);
    if (target === undefined) return undefined;
    const file = open(target);
    const [name] = path;
    const named = findExport(file.root, name, file);
    const whole = named.length > 0 ? [] : findExport(file.root, undefined, file);
    for (const one of [...named, ...whole]) {
      const rest = named.length > 0 ? path.slice(1) : path;
      if ('node' in one) return { file, node: one.node, rest };
      const found = find(one.module, one.name === '*' ? rest : [one.name, ...rest], target, step + 1);
      if (found) return found;
    }
    return undefined;
  };
  const resolve = (source: PortSource, from: string, step: number): readonly PortSource[] => {
    if (source.kind !== 'elsewhere') return [source];
    const found = step > MOST_MODULES ? undefined : find(source.module, source.path, from);
    if (!found) return [{ kind: 'unknown' }];
    const { file, node, rest } = found;
    return readPort(node, rest, file).flatMap((one): readonly PortSource[] =>
      one.kind === 'elsewhere'
        ? resolve(one, file.path, step + 1)
        : [one.kind === 'unknown' ? one : { ...one, file: one.file ?? file.path }],
    );
  };
  return {
    resolvePort: (sources, from) => sources.flatMap((source) => resolve(source, from, 0)),
    readSchema(schema, from) {
      const found = find(schema.module, schema.path, from);
      if (!found || found.rest.length > 0) return undefined;
      const { file, node } = found;
      return { file: file.path, reads: readSchemaNode(schema, node, file.text, file.names) };
    },
  };
}
