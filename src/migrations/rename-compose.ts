import { directoryOf } from '../syntax/compose/paths.js';
import { findAssignments } from '../syntax/dotenv/find.js';
import { walkYaml } from '../rules/compose-shared/references-edits.js';
import { yamlAt, type YamlFile } from '../syntax/yaml/index.js';
import { listComposeSettings } from './compose-settings.js';
import type { Change, Planned } from './define.js';
import { type Holds, waitFor } from './holds.js';
import type { Renaming } from './rename.js';
import { renameSetting } from './rename-setting.js';
import { isForeignService } from './together.js';
import type { MigratableFile, Risk } from './types.js';
import type { Work } from './work.js';

/** Renames variables in a compose file: in `environment` and build `args`, and in `${…}` references. */
export function* renameInCompose(
  file: MigratableFile,
  renamings: readonly Renaming[],
  work: Work,
  { careful, holds }: { readonly careful: (renaming: Renaming) => Risk | undefined; readonly holds: Holds },
): Iterable<Planned> {
  const words = work.wordsOf(file);
  const taken = new Map<string, Set<unknown>>();
  for (const renaming of renamings) {
    const { from, to } = renaming;
    if (!words.has(from)) continue;
    const yaml = work.yamlOf(file);
    if (yaml.broken) return;
    const settings = listComposeSettings(yaml);
    const risk = careful(renaming);
    const base = { file, from, to, args: { from, to }, ...(risk ? { risk } : {}) };
    const scopes = taken.get(to) ?? new Set();
    taken.set(to, scopes);
    for (const setting of settings) {
      if (setting.name !== from || isForeignService(yaml, setting.service)) continue;
      // Two older names of one: the second is looked at when the first has become the new one.
      if (scopes.has(setting.scope)) continue;
      scopes.add(setting.scope);
      yield renameSetting({ base, setting, settings, renaming }, work, holds);
    }
    yield* renameReferences(base, yaml, work, holds);
  }
}

/** Where the value of a reference comes from decides whether it may follow. */
function* renameReferences(
  base: Omit<Change, 'at' | 'action' | 'messageId'> & { readonly from: string; readonly to: string },
  yaml: YamlFile,
  work: Work,
  holds: Holds,
): Iterable<Change> {
  const { file, from, to } = base;
  const folder = directoryOf(file.path);
  const env = work.find(folder === '' ? '.env' : `${folder}/.env`);
  const isHeld = env !== undefined && holds.has(env.path, from);
  const sets = (name: string) => env !== undefined && findAssignments(work.dotenvOf(env), name).length > 0;
  const isSet = sets(from);
  const ends = findReferences(yaml, file.text, from);
  // A variable of the shell that only programs of others are given is theirs.
  if (!isSet && !isHeld && ends.every((end) => isForeignService(yaml, serviceAt(yaml, end)))) return;
  for (const end of ends) {
    const change: Change = {
      ...base,
      at: end - from.length,
      action: 'rename',
      messageId: isSet ? 'reference' : sets(to) ? 'known' : 'outside',
      // The value comes from the shell, or an env file that is named on the command line: it has to be renamed there.
      ...(isSet ? {} : { risk: 'review' as const }),
      edits: [{ start: end - from.length, end, text: to }],
      renames: [[from, to]],
    };
    yield isHeld ? waitFor(change, env.path) : change;
  }
}

/** Offsets behind the name of each `${NAME…}` and `$NAME`; `$$` is none. */
function findReferences(yaml: YamlFile, text: string, name: string): number[] {
  const reference = new RegExp(`(?<!\\$)(?:\\$\\$)*\\$(?:\\{${name}(?=[}:?+-])|${name}(?!\\w))`, 'g');
  const ends = new Set<number>();
  for (const { root } of yaml.documents)
    for (const node of walkYaml(root)) {
      if (node.kind !== 'scalar') continue;
      const source = text.slice(node.range.start, node.range.end);
      for (const match of source.matchAll(reference))
        ends.add(node.range.start + match.index + match[0].length);
    }
  return [...ends].sort((a, b) => a - b);
}

/** The service in which an offset lies. */
function serviceAt(yaml: YamlFile, offset: number): string | undefined {
  const services = yamlAt(yaml.documents[0]?.root, 'services');
  if (services?.kind !== 'map') return undefined;
  return [...services.entries.values()].find(
    ({ value }) => value.range.start <= offset && offset <= value.range.end,
  )?.key;
}

/**
 * Holds the names of settings that have to wait for an env file and have their value from the .env beside the compose
 * file: there the name waits with them.
 */
export function holdSettings(
  file: MigratableFile,
  renamings: readonly Renaming[],
  work: Work,
  holds: Holds,
): void {
  const words = work.wordsOf(file);
  const wanted = new Set(renamings.flatMap(({ from }) => (words.has(from) ? [from] : [])));
  if (wanted.size === 0 || work.yamlOf(file).broken) return;
  for (const { name, value, service } of listComposeSettings(work.yamlOf(file))) {
    if (!wanted.has(name) || service === undefined) continue;
    const isFromOutside = value === undefined || new RegExp(`\\$\\{?${name}(?!\\w)`).test(value);
    const files = isFromOutside ? work.envFilesOf(directoryOf(file.path), service) : [];
    if (files.some((path) => holds.has(path, name))) holds.hold(file.path, name);
  }
}
