import { mergeNodes } from '../merge/merge.js';
import { applyResets } from '../merge/reset.js';
import { directoryOf, isRemote, resolveInside } from '../paths.js';
import { getAt, getEntry, textOf, withEntries } from '../tree.js';
import type { ComposeEntry, ComposeMap, ComposeNode, Through } from '../types.js';
import { addThrough } from './copy.js';
import { reportConflict } from './conflict.js';
import { type LoadedText, readText } from './read.js';
import { type LoadScope, type LoadState, markIncomplete, type ProblemDetails, problemAt } from './state.js';

type Path = readonly (string | number)[];

/** The services of one file, where `extends` looks for a name, with what the file clears. */
interface Source {
  readonly file: string;
  readonly services: Map<string, ComposeEntry>;
  readonly resets: readonly Path[];
}

interface Chain {
  readonly seen: ReadonlySet<string>;
  readonly scope: LoadScope;
  readonly state: LoadState;
}

/** How long a chain of services that extend each other may be. */
const maximumChain = 100;

/** Replaces each service of a file that extends another by the two merged. */
export function applyExtends(
  root: ComposeMap,
  file: string,
  resets: readonly Path[],
  scope: LoadScope,
  state: LoadState,
): ComposeMap {
  const entry = root.entries.get('services');
  if (entry?.value.kind !== 'map') return root;
  const source: Source = { file, services: new Map(entry.value.entries), resets };
  let any = false;
  for (const name of entry.value.entries.keys()) {
    if (getAt(source.services.get(name)?.value, 'extends') === undefined) continue;
    any = true;
    resolveService(name, source, { seen: new Set(), scope, state });
  }
  if (!any) return root;
  const services = withEntries(entry.value, source.services);
  return withEntries(root, new Map(root.entries).set('services', { ...entry, value: services }));
}

/** The service with what it extends merged in; the result is kept in the source, so that each is done once. */
function resolveService(name: string, source: Source, chain: Chain): ComposeNode | undefined {
  const entry = source.services.get(name);
  const service = entry?.value;
  if (entry === undefined || service?.kind !== 'map') return service;
  const extended = service.entries.get('extends');
  if (extended === undefined) return service;
  const { state } = chain;
  const keep = (result: ComposeMap) => {
    source.services.set(name, { ...entry, value: result });
    return result;
  };
  const fail = (code: Parameters<typeof problemAt>[0], details: ProblemDetails) => {
    const base = markIncomplete(service);
    const path = ['services', name, 'extends'];
    state.problems.push(problemAt(code, path, extended.value, details));
    return keep(base);
  };
  const reference = textOf(extended.value) ?? textOf(getAt(extended.value, 'service'));
  if (reference === undefined) return keep(markIncomplete(service));
  const fileNode = getAt(extended.value, 'file');
  const fileName = textOf(fileNode);
  if (fileNode !== undefined && fileName === undefined) return keep(markIncomplete(service));
  const where = `cannot extend service "${name}" in ${source.file}`;
  const own = `${source.file}\0${name}`;
  if (chain.seen.has(own) || chain.seen.size >= maximumChain) {
    const services = [...chain.seen].map((step) => step.split('\0')[1] ?? '');
    return fail('extends/cycle', { args: { services }, says: 'Circular reference' });
  }
  const target = fileName === undefined ? source : openBase(source, fileName, chain);
  if (typeof target === 'string') {
    const code =
      target === 'outside'
        ? 'file/outside-root'
        : target === 'empty'
          ? 'extends/no-services'
          : 'extends/file-missing';
    const says = target === 'empty' ? `${where}: no services section` : `cannot read ${fileName}`;
    return fail(code, { args: { service: name, file: fileName ?? '' }, says, refuses: target !== 'outside' });
  }
  if (!target.services.has(reference)) {
    const more = fileName === undefined ? '' : ` in ${fileName}`;
    const known = target.services.size > 200 ? [] : [...target.services.keys()];
    return fail('extends/service-missing', {
      args: { service: name, reference, file: fileName ?? source.file, known },
      says: `${where}: service "${reference}" not found${more}`,
    });
  }
  const base = resolveService(reference, target, { ...chain, seen: new Set([...chain.seen, own]) });
  if (base?.kind !== 'map') return keep(service);
  const through: Through = {
    kind: 'extends',
    name: reference,
    file: extended.value.file,
    range: extended.value.range,
  };
  return keep(mergeBase(name, base, service, through, source, state));
}

function mergeBase(
  name: string,
  base: ComposeMap,
  service: ComposeMap,
  through: Through,
  source: Source,
  state: LoadState,
): ComposeMap {
  const copied = addThrough(base, through, state) as ComposeMap;
  const own = source.resets.filter((path) => path[0] === 'services' && path[1] === name && path.length > 2);
  const cleared = applyResets(
    copied,
    own.map((path) => path.slice(2)),
  );
  const merged = mergeNodes(cleared, service, ['services', name], reportConflict(state)) as ComposeMap;
  const entries = new Map(merged.entries);
  entries.delete('extends');
  const { file, range, keyRange, flow } = service;
  const place = {
    file,
    range,
    through: service.through,
    ...(keyRange ? { keyRange } : {}),
    ...(flow ? { flow } : {}),
  };
  return { ...merged, ...place, entries, ...(base.incomplete ? { incomplete: true } : {}) };
}

function openBase(source: Source, fileName: string, chain: Chain): Source | 'outside' | 'missing' | 'empty' {
  const { state, scope } = chain;
  const directory = directoryFor(source.file, chain);
  const path = isRemote(fileName) ? undefined : resolveInside(directory, fileName);
  if (path === undefined) return 'outside';
  const loaded = loadBase(path, scope, state);
  if (loaded === undefined) return 'missing';
  const services = new Map<string, ComposeEntry>();
  let found = false;
  for (const document of loaded.documents) {
    const map = getEntry(document.root, 'services')?.value;
    if (map === undefined) continue;
    found = true;
    if (map.kind === 'map') for (const [key, entry] of map.entries) services.set(key, entry);
  }
  if (!found) return loaded.yaml.broken ? 'outside' : 'empty';
  return { file: path, services, resets: loaded.documents.flatMap((document) => document.resets) };
}

function directoryFor(file: string, chain: Chain): string {
  return chain.state.files.find((other) => other.path === file)?.directory ?? directoryOf(file);
}

function loadBase(path: string, scope: LoadScope, state: LoadState): LoadedText | undefined {
  if (state.bases.has(path)) return state.bases.get(path);
  const text = state.readFile(path);
  const role = { ...scope, role: 'extends' as const, directory: directoryOf(path) };
  const loaded = text === undefined ? undefined : readText(path, text, role, state);
  state.bases.set(path, loaded);
  return loaded;
}
