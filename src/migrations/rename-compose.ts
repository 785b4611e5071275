import { directoryOf } from '../syntax/compose/paths.js';
import { findAssignments } from '../syntax/dotenv/find.js';
import { walkYaml } from '../rules/compose-shared/references-edits.js';
import type { YamlFile } from '../syntax/yaml/index.js';
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
  const isSet = env !== undefined && findAssignments(work.dotenvOf(env), from).length > 0;
  for (const end of findReferences(yaml, file.text, from)) {
    const change: Change = {
      ...base,
      at: end - from.length,
      action: 'rename',
      messageId: isSet ? 'reference' : 'outside',
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
