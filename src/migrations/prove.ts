import { type ComposeData, readData } from '../fixes/compose-data.js';
import { verifyDockerfile } from '../fixes/verify-dockerfile.js';
import { readDotenv } from '../syntax/dotenv/readers/index.js';
import { parseDockerfile } from '../syntax/dockerfile/index.js';
import { parseDotenv } from '../syntax/dotenv/parse.js';
import { suitsShell } from './sourced.js';
import type { MigratableFile } from './types.js';

/** What was promised of a change: names that become others, values that change. */
export interface Promises {
  readonly renames: ReadonlyMap<string, string>;
  readonly promised: ReadonlySet<string>;
}

/** Whether a new text says what the old one said, but for what was promised. */
export function keepsPromises(
  file: MigratableFile,
  before: string,
  after: string,
  promises: Promises,
): boolean {
  if (before === after) return true;
  if (file.kind === 'compose') return keepsCompose(readData(before), readData(after), promises);
  if (file.kind === 'dockerfile') return keepsDockerfile(file, before, after, promises);
  if (file.sourcedBy !== undefined && !suitsShell(before, after, promises.renames)) return false;
  return keepsValues(file, before, after, promises) && keepsComments(before, after, promises);
}

/** Each program reads under each name, or the name that it became, what it read before. */
function keepsValues(
  file: MigratableFile,
  before: string,
  after: string,
  { renames, promised }: Promises,
): boolean {
  return file.readers.every((reader) => {
    const old = readDotenv(before, { reader });
    const now = readDotenv(after, { reader });
    if (now.refused && !old.refused) return false;
    if (now.errors.length > old.errors.length) return false;
    const expected = new Set<string>();
    for (const [name, value] of Object.entries(old.values)) {
      const next = renames.get(name) ?? name;
      expected.add(next);
      if (promised.has(name) || promised.has(next)) continue;
      const read = Object.hasOwn(now.values, next) ? now.values[next] : undefined;
      // npm's dotenv leaves expanding to dotenv-expand: it sees the reference itself, which follows the name.
      const follows =
        reader === 'dotenv' && typeof value === 'string' && read === renameReferences(value, renames);
      if (read !== value && !follows) return false;
    }
    return Object.keys(now.values).every((name) => expected.has(name) || promised.has(name));
  });
}

function renameReferences(value: string, renames: ReadonlyMap<string, string>): string {
  return value.replace(/\$\{([A-Za-z_]\w*)/g, (_all, name: string) => `\${${renames.get(name) ?? name}`);
}

/** Comments stay; in those of a template a name may have become another. */
function keepsComments(before: string, after: string, { renames }: Promises): boolean {
  const commentsOf = (text: string) =>
    parseDotenv(text)
      .comments.map(({ range }) =>
        text.slice(range.start, range.end).replace(/[A-Z][A-Z0-9_]*/g, (name) => renames.get(name) ?? name),
      )
      .sort();
  return commentsOf(before).join('\n') === commentsOf(after).join('\n');
}

/** The build refuses nothing more, and ENV and ARG lines say what they said. */
function keepsDockerfile(
  { path }: MigratableFile,
  before: string,
  after: string,
  { renames, promised }: Promises,
): boolean {
  if (!verifyDockerfile(path, before, after, [])) return false;
  const [old, now] = [settingsOf(before), settingsOf(after)];
  const follow = (value: string) =>
    value.replace(
      /\$(\{?)([A-Za-z_]\w*)/g,
      (_all, brace: string, name: string) => `$${brace}${renames.get(name) ?? name}`,
    );
  return (
    old.length === now.length &&
    old.every(({ name, value }, i) => {
      const next = now[i]!;
      if ((renames.get(name) ?? name) !== next.name) return false;
      return promised.has(name) || value === next.value || follow(value) === next.value;
    })
  );
}

function settingsOf(text: string): { name: string; value: string }[] {
  return parseDockerfile(text).instructions.flatMap((one) =>
    one.kind === 'env' || one.kind === 'arg'
      ? one.entries.map(({ key, value }) => ({ name: key.value, value: value?.value ?? '' }))
      : [],
  );
}

/** Every value stands where it stood, under its name or what that became; a service of somebody else's keeps the old one. */
function keepsCompose(old: ComposeData, now: ComposeData, { renames, promised }: Promises): boolean {
  if (now.broken || now.problems > old.problems || now.documents !== old.documents) return false;
  if (old.comments.join('\n') !== now.comments.join('\n')) return false;
  const rename = (text: string) => text.replace(/[A-Za-z_]\w*/g, (word) => renames.get(word) ?? word);
  const isPromised = (path: string) =>
    [...promised].some((one) => path === one || path.startsWith(`${one}.`) || path === rename(one));
  // What is merged from an anchor changes wherever it is merged.
  const writtenAt = ({ origins }: ComposeData) =>
    new Set([...origins].flatMap(([path, at]) => (isPromised(path) ? [at] : [])));
  const [oldPlaces, newPlaces] = [writtenAt(old), writtenAt(now)];
  const isMeant = (path: string) =>
    isPromised(path) ||
    oldPlaces.has(old.origins.get(path) ?? -1) ||
    newPlaces.has(now.origins.get(path) ?? -1);
  const found = new Set<string>();
  for (const [path, value] of old.leaves) {
    const places = [rename(path), path].filter((place) => now.leaves.has(place) && !found.has(place));
    const place = places.find((one) => {
      const read = now.leaves.get(one)!;
      return read === value || rename(read) === rename(value) || isMeant(one);
    });
    if (place !== undefined) found.add(place);
    else if (!isMeant(path) && !isMeant(rename(path))) return false;
  }
  return [...now.leaves.keys()].every((path) => found.has(path) || isMeant(path));
}
