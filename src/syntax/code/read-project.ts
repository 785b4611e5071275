import { type Library, MAKERS } from '../python/library-tables.js';
import { indexModules } from '../python/modules.js';
import { readNames } from '../python/names.js';
import { type PythonContext, readPython } from '../python/index.js';
import { dottedName, parsePython, stringValue } from '../python/tree.js';
import { createScriptProject } from '../script/project.js';
import type { ScriptReads } from '../script/index.js';
import type { PortSource } from './listen.js';
import { NO_READS } from './no-reads.js';
import { own } from './own.js';
import { isPythonPath, isScriptPath, isTestCode, readSource } from './read-source.js';
import type { ClassSource, CodeReads } from './types.js';

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What the top of a module brings to those that import it. */
interface ModuleExports {
  readonly constants: ReadonlyMap<string, string>;
  readonly libraries: ReadonlyMap<string, Library>;
}

const MOST_ROUNDS = 4;

/**
 * What the code of a project reads, by path: each file as `readSource` reads it and, in Python, with what other files
 * bring: base classes of settings, constants that hold names, and `env = Env()` that is imported; in scripts, schemas
 * and ports that are imported.
 */
export function readProject(files: readonly SourceFile[]): ReadonlyMap<string, CodeReads> {
  const result = new Map(files.map(({ path, text }) => [path, readSource(path, text)]));
  followScripts(files, result);
  const python = files.filter(({ path }) => isPythonPath(path));
  const exportsOf = createExports(python);
  const classes = new Map<string, ClassSource>();
  const settingsNames = new Set<string>();
  const readers = new Set<string>();
  const learn = ({ path, text }: SourceFile) => {
    const { classes: own, settings } = result.get(path)!;
    for (const one of own) if (!classes.has(one.name)) classes.set(one.name, one);
    for (const { name } of settings) settingsNames.add(name);
    if (/\b(?:Env|FileAwareEnv|AutoConfig|Config)\(/.test(text))
      for (const name of exportsOf(path)?.libraries.keys() ?? []) readers.add(name);
  };
  for (const file of python) learn(file);
  const done = new Map<string, string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const state = `${settingsNames.size} ${readers.size} ${classes.size}`;
    const wanted = wordsOf(settingsNames, readers);
    for (const file of python) {
      if (done.get(file.path) === state || !needsMore(file, result.get(file.path)!, wanted)) continue;
      done.set(file.path, state);
      result.set(file.path, readPython(file.text, contextOf(file.path, exportsOf, python, classes)));
      learn(file);
    }
    if (state === `${settingsNames.size} ${readers.size} ${classes.size}`) break;
  }
  followFields(python, result);
  return result;
}

/** Puts in what scripts bring to each other: schemas of the environment, and the ports of servers. */
function followScripts(files: readonly SourceFile[], result: Map<string, CodeReads>): void {
  const all: readonly (readonly [string, ScriptReads])[] = [...result];
  const isOpen = ({ listens = [], schemas = [] }: ScriptReads) =>
    schemas.length > 0 || listens.some(({ sources }) => sources.some(({ kind }) => kind === 'elsewhere'));
  const open = all.filter(([path, reads]) => isScriptPath(path) && isOpen(reads));
  if (open.length === 0) return;
  const project = createScriptProject(files.filter(({ path }) => isScriptPath(path)));
  for (const [path, { listens = [], schemas = [], ...reads }] of open) {
    const followed = listens.map((one) => ({ ...one, sources: project.resolvePort(one.sources, path) }));
    result.set(path, { ...reads, ...(followed.length > 0 ? { listens: followed } : {}) });
    for (const schema of schemas) {
      const found = project.readSchema(schema, path);
      if (!found) continue;
      const before = result.get(found.file) ?? NO_READS;
      const known = new Set(before.reads.map(({ range, name }) => `${range.start} ${name}`));
      const fresh = found.reads.filter(({ range, name }) => !known.has(`${range.start} ${name}`));
      result.set(found.file, {
        ...before,
        reads: [...before.reads, ...fresh].sort((a, b) => a.range.start - b.range.start),
      });
    }
  }
}

/** Puts in the fields of settings that ports of Python come from, where the project has one of that name. */
function followFields(python: readonly SourceFile[], result: Map<string, CodeReads>): void {
  const fields = python.flatMap(({ path }) =>
    isTestCode(path)
      ? []
      : result.get(path)!.settings.flatMap((one) => one.fields.map((field) => ({ ...field, file: path }))),
  );
  const resolve = (source: PortSource): readonly PortSource[] => {
    if (source.kind !== 'elsewhere') return [source];
    const found = fields.filter(({ field }) => field === source.path[0]);
    const [only] = found;
    const isOne = found.every(({ file, range }) => file === only?.file && range.start === only.range.start);
    if (!only || !isOne) return [{ kind: 'unknown' }];
    const { file, range, name, anyOf = [name], default: given, ignoreCase } = only;
    const number =
      given?.kind === 'literal' && /^\d{1,5}$/.test(given.value) ? Number(given.value) : undefined;
    return [
      ...anyOf.map(
        (one): PortSource => ({
          kind: 'variable',
          name: ignoreCase ? one.toUpperCase() : one,
          file,
          range,
        }),
      ),
      ...(given === undefined || given.kind === 'nothing'
        ? []
        : [
            number === undefined
              ? { kind: 'unknown' as const }
              : { kind: 'number' as const, port: number, file, range: given.range },
          ]),
    ];
  };
  for (const { path } of python) {
    const { listens, ...reads } = result.get(path)!;
    if (listens)
      result.set(path, {
        ...reads,
        listens: listens.map((one) => ({ ...one, sources: one.sources.flatMap(resolve) })),
      });
  }
}

const wordsOf = (settings: ReadonlySet<string>, readers: ReadonlySet<string>) => ({
  bases:
    settings.size > 0
      ? new RegExp(`^[ \\t]*class\\s+\\w+\\s*\\([^)]{0,300}\\b(?:${[...settings].join('|')})\\b`, 'm')
      : undefined,
  readers:
    readers.size > 0
      ? new RegExp(
          `\\bimport\\b[^#\\n]{0,300}\\b(?:${[...readers].join('|')})\\b|^\\s{1,200}(?:${[...readers].join('|')}),?$`,
          'm',
        )
      : undefined,
});

/** Whether other files could add something to what was read. */
function needsMore(file: SourceFile, reads: CodeReads, wanted: ReturnType<typeof wordsOf>): boolean {
  if (reads.dynamic.length > 0) return true;
  const isOpen = reads.settings.some(
    ({ unknownBases, fields }) => unknownBases.length > 0 || fields.some(({ type }) => type === 'unknown'),
  );
  return isOpen || wanted.bases?.test(file.text) === true || wanted.readers?.test(file.text) === true;
}

type ExportsOf = (path: string) => ModuleExports | undefined;

/** The exports of modules, parsed when they are asked for. */
function createExports(files: readonly SourceFile[]): ExportsOf {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const known = new Map<string, ModuleExports>();
  return (path) => {
    const text = texts.get(path);
    if (text === undefined) return undefined;
    const before = known.get(path);
    if (before) return before;
    const constants = new Map<string, string>();
    const libraries = new Map<string, Library>();
    const names = readNames(parsePython(text), text);
    for (const [name, value] of names.bindings.top) {
      const constant = stringValue(value, text);
      if (constant !== undefined) constants.set(name, constant);
      const maker =
        value.name === 'CallExpression' && value.firstChild ? dottedName(value.firstChild, text) : undefined;
      const library = maker === undefined ? undefined : own(MAKERS, names.resolve(maker));
      if (library) libraries.set(name, library);
    }
    const exports = { constants, libraries };
    known.set(path, exports);
    return exports;
  };
}

function contextOf(
  path: string,
  exportsOf: ExportsOf,
  files: readonly SourceFile[],
  classes: ReadonlyMap<string, ClassSource>,
): PythonContext {
  const modules = indexOf(files);
  const find = <T>(full: string, kind: 'constants' | 'libraries'): T | undefined => {
    const dot = full.lastIndexOf('.');
    if (dot < 0) return undefined;
    const before = full.slice(0, dot);
    const module = /^\.*$/.test(before) ? `${before}.` : before;
    const file = modules.fileOf(module, path);
    return file === undefined
      ? undefined
      : (exportsOf(file)?.[kind].get(full.slice(dot + 1)) as T | undefined);
  };
  return {
    constantOf: (full) => find<string>(full, 'constants'),
    libraryOf: (full) => find<Library>(full, 'libraries'),
    classes,
  };
}

const indexes = new WeakMap<readonly SourceFile[], ReturnType<typeof indexModules>>();
function indexOf(files: readonly SourceFile[]): ReturnType<typeof indexModules> {
  const known = indexes.get(files) ?? indexModules(files.map(({ path }) => path));
  indexes.set(files, known);
  return known;
}
