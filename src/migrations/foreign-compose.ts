import { applyEdits } from '../core/edits.js';
import { directoryOf } from '../syntax/compose/paths.js';
import { findAssignments } from '../syntax/dotenv/find.js';
import { type ComposeSetting, listComposeSettings } from './compose-settings.js';
import { convertValue } from './convert.js';
import type { Change, Planned } from './define.js';
import { namesSecret } from './mask-value.js';
import type { Renaming } from './rename.js';
import { isForeignService } from './together.js';
import type { MigratableFile } from './types.js';
import type { Work } from './work.js';

/** Gives a name of another tool, in the `environment` of a service of ours, the contract's name beside it. */
export function* addInCompose(
  file: MigratableFile,
  foreign: readonly Renaming[],
  work: Work,
): Iterable<Planned> {
  const words = work.wordsOf(file);
  const wanted = foreign.filter(({ from }) => words.has(from));
  const yaml = work.yamlOf(file);
  if (wanted.length === 0 || yaml.broken) return;
  const settings = listComposeSettings(yaml);
  const taken = new Map<string, Set<unknown>>();
  const lists = new Set<unknown>();
  for (const renaming of wanted) {
    const { from, to } = renaming;
    const scopes = taken.get(to) ?? new Set();
    taken.set(to, scopes);
    for (const setting of settings) {
      const { name, kind, value, scope, service } = setting;
      if (name !== from || kind !== 'environment' || scopes.has(scope)) continue;
      if (isForeignService(yaml, service) || isSetNear(file, setting, settings, to, work)) continue;
      // A secret that is written out is not written out twice: first it goes to .env.
      if (value?.trim() === '' || (value !== undefined && !value.includes('$') && namesSecret(to))) continue;
      // In a list each line moves those after it: one a round.
      if (scope.kind === 'seq' && lists.has(scope)) continue;
      lists.add(scope);
      scopes.add(scope);
      yield addEntry(file, setting, settings, renaming);
    }
  }
}

/** The contract's name stands in the same place, or in an env file of the service. */
function isSetNear(
  file: MigratableFile,
  { scope, service }: ComposeSetting,
  settings: readonly ComposeSetting[],
  to: string,
  work: Work,
): boolean {
  // What stands in an extension field may be merged into any service.
  const isHere = settings.some(
    (one) => one.name === to && (one.scope === scope || service === undefined || one.service === service),
  );
  const services =
    service === undefined ? new Set(settings.flatMap((one) => one.service ?? [])) : new Set([service]);
  const envFiles = [...services].flatMap((one) => work.envFilesOf(directoryOf(file.path), one));
  return (
    isHere ||
    envFiles.some((path) => {
      const env = work.find(path);
      return env !== undefined && findAssignments(work.dotenvOf(env), to).length > 0;
    })
  );
}

/** A line below with the other name and the same value. */
function addEntry(
  file: MigratableFile,
  setting: ComposeSetting,
  settings: readonly ComposeSetting[],
  { from, to, alias }: Renaming,
): Change {
  const { nameRange, value, path, scope } = setting;
  const base = { file, at: nameRange.start, from, to, args: { from, to } };
  const report = (messageId: string): Change => ({ ...base, action: 'report', messageId, risk: 'manual' });
  const converted = alias.convert === undefined ? value : convertValue(alias.convert, value ?? '');
  if (value !== undefined && converted === undefined) return report('unconvertible');
  const line = copyLine(file.text, setting, to, converted);
  if (line === undefined) return report('unproven');
  const index = Number(path.slice(path.lastIndexOf('.') + 1));
  const parent = path.slice(0, path.lastIndexOf('.'));
  // In a list what comes after moves down.
  const later = settings.flatMap((one) =>
    one.scope === scope && one.nameRange.start > nameRange.start ? [one.path] : [],
  );
  const length = scope.kind === 'seq' ? scope.items.length : 0;
  const promised =
    scope.kind === 'map' ? [`${parent}.${to}`] : [`${parent}.${index + 1}`, ...later, `${parent}.${length}`];
  return { ...base, action: 'add', messageId: 'added', edits: [line], promised };
}

/** Undefined where the entry has no line to itself, or its value more than one. */
function copyLine(
  text: string,
  { nameRange, value, valueRange, entryRange, write }: ComposeSetting,
  to: string,
  next: string | undefined,
) {
  if (!entryRange || !valueRange || value === undefined || next === undefined) return undefined;
  const start = text.lastIndexOf('\n', nameRange.start) + 1;
  const source = text.slice(start, entryRange.end);
  const between = text.slice(nameRange.end, valueRange.start);
  const isPlain = /^[ \t]*$/.test(text.slice(start, entryRange.start)) && !/[\r\n]/.test(source);
  if (!isPlain || !/^(?:["']?[ \t]*:[ \t]*|=)$/.test(between)) return undefined;
  const edit = next === value ? undefined : write(next);
  if (next !== value && !edit) return undefined;
  const copy = applyEdits(
    source,
    [{ ...nameRange, text: to }, ...(edit ? [edit] : [])].map((one) => ({
      ...one,
      start: one.start - start,
      end: one.end - start,
    })),
  );
  const end = text.indexOf('\n', entryRange.end);
  const lineEnd = text[end - 1] === '\r' || (end < 0 && text.includes('\r\n')) ? '\r\n' : '\n';
  const at = end < 0 ? text.length : end + 1;
  return { start: at, end: at, text: end < 0 ? `${lineEnd}${copy}` : `${copy}${lineEnd}` };
}
