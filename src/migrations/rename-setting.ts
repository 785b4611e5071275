import type { TextEdit } from '../core/edits.js';
import { removeLine } from '../rules/compose-shared/references-edits.js';
import { directoryOf, resolveInside } from '../syntax/compose/paths.js';
import { findAssignments } from '../syntax/dotenv/find.js';
import { yamlAt } from '../syntax/yaml/index.js';
import { formOf, placeAt, placeOf, preferred, settledValue } from './both-set.js';
import type { ComposeSetting } from './compose-settings.js';
import type { Change, Planned } from './define.js';
import { type Holds, waitFor } from './holds.js';
import { isFilled } from './mask-value.js';
import type { Renaming } from './rename.js';
import { valueInForce } from './value-in-force.js';
import type { MigratableFile, Risk } from './types.js';
import type { Work } from './work.js';

interface SettingRename {
  readonly base: {
    readonly file: MigratableFile;
    readonly from: string;
    readonly to: string;
    readonly args: Change['args'];
    readonly risk?: Risk;
  };
  readonly setting: ComposeSetting;
  /** All of the file. */
  readonly settings: readonly ComposeSetting[];
  readonly renaming: Renaming;
}

/** Renames one variable of `environment` or build `args`. */
export function renameSetting(rename: SettingRename, work: Work, holds: Holds): Planned {
  const { base, setting, settings, renaming } = rename;
  const { from, to } = base;
  const at = setting.nameRange.start;
  const report = (messageId: string): Change => ({
    ...base,
    at,
    action: 'report',
    messageId,
    risk: 'manual',
  });
  const clash = settings.find((other) => other.name === to && other.scope === setting.scope);
  if (clash) return planClash(rename, clash, work) ?? report('unproven');
  const converted = setting.value === undefined ? undefined : formOf(renaming, setting.value);
  if (setting.value !== undefined && converted === undefined) {
    // A reference alone is converted where its value stands.
    if (!/^\$(?:\w+|\{\w+(?::?[?][^{}]*)?\})$/.test(setting.value)) return report('unconvertible');
  }
  const isConverted = converted !== undefined && converted !== setting.value;
  const edit = isConverted ? setting.write(converted) : undefined;
  if (isConverted && !edit) return report('unconvertible');
  const change: Change = {
    ...base,
    at,
    action: 'rename',
    messageId: isConverted ? 'converted' : 'renamed',
    edits: [{ ...setting.nameRange, text: to }, ...(edit ? [edit] : [])],
    renames: [[from, to]],
    ...(isConverted
      ? {
          promised: [setting.path],
          removed: [{ name: from, why: `its value was written in the form of ${to}` }],
        }
      : {}),
  };
  const holder = findHolder(rename, work, holds);
  if (holder !== undefined) return waitFor(change, holder);
  return setting.kind === 'environment'
    ? (againstEnvFiles(change, rename, work) ?? report('unproven'))
    : change;
}

/** The env file, or the Dockerfile, in which the name has to stay. */
function findHolder(
  { base: { file, from }, setting }: SettingRename,
  work: Work,
  holds: Holds,
): string | undefined {
  const folder = directoryOf(file.path);
  // A name alone takes its value from the .env beside the file.
  const outer = folder === '' ? '.env' : `${folder}/.env`;
  if (setting.value === undefined && holds.has(outer, from)) return outer;
  if (setting.kind === 'args') {
    const build = yamlAt(work.yamlOf(file).documents[0]?.root, 'services', setting.service ?? '', 'build');
    const textAt = (key: string) => {
      const node = yamlAt(build, key);
      return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
    };
    const context = resolveInside(folder, textAt('context') ?? '.');
    const path =
      context === undefined ? undefined : resolveInside(context, textAt('dockerfile') ?? 'Dockerfile');
    return path !== undefined && holds.has(path, from) ? path : undefined;
  }
  return envFilesOf(file, setting, work).find((path) => holds.has(path, from));
}

const envFilesOf = (file: MigratableFile, { service }: ComposeSetting, work: Work): readonly string[] =>
  service === undefined ? [] : work.envFilesOf(directoryOf(file.path), service);

/**
 * `environment` wins over env files: where one of them sets the new name to another value, somebody decides. Undefined
 * where it cannot be said which value that is.
 */
function againstEnvFiles(change: Change, rename: SettingRename, work: Work): Planned | undefined {
  const { base, setting, renaming } = rename;
  const { file, from, to } = base;
  // A name alone, and a reference to nothing, take their value from the shell.
  const own = valueInForce(setting.value ?? `\${${from}}`, { compose: file, from, to }, work);
  const form = own === undefined ? undefined : formOf(renaming, own);
  for (const path of envFilesOf(file, setting, work)) {
    const env = work.find(path);
    if (!env) continue;
    const entries = findAssignments(work.dotenvOf(env), to);
    const value = settledValue(env, to, work);
    if (entries.length === 0 || value === undefined || value === form || !isFilled(to, value)) continue;
    const preference = preferred(base, work);
    if (preference === 'old') continue;
    if (preference === 'new') return takeOutSetting(rename) ?? change;
    if (own === undefined) return undefined;
    const old = placeAt(file, setting.nameRange.start, own);
    return { conflict: { from, to, old, new: placeOf(env, entries, value) } };
  }
  return change;
}

/** Old and new name stand in one `environment` or `args`. */
function planClash(rename: SettingRename, clash: ComposeSetting, work: Work): Planned | undefined {
  const { base, setting, renaming } = rename;
  const { file, from, to } = base;
  const old = setting.value ?? '';
  const now = clash.value ?? '';
  const form = formOf(renaming, old);
  if (form === now || old === now) return takeOutSetting(rename, 'repeated', `${to} holds the same value`);
  if (old.trim() === '') return takeOutSetting(rename, 'emptied', 'it was empty');
  const preference = preferred(base, work);
  if (preference === 'new') return takeOutSetting(rename);
  const at = setting.nameRange.start;
  if (preference === undefined)
    return {
      conflict: { from, to, old: placeAt(file, at, old), new: placeAt(file, clash.nameRange.start, now) },
    };
  if (form === undefined) return undefined;
  const [edit, gone] = [clash.write(form), takeOutSetting(rename)];
  if (!edit || !gone) return undefined;
  return {
    ...gone,
    args: { from, to, kept: from },
    edits: [edit, ...gone.edits!],
    promised: [...gone.promised!, clash.path],
    removed: [{ name: to, why: `the value of ${from} was preferred` }],
  };
}

/** Takes the older entry out, where it has a line of its own. */
function takeOutSetting(
  { base, setting, settings }: SettingRename,
  messageId = 'preferred',
  why = `the value of ${base.to} was preferred`,
): Change | undefined {
  const { file, from, to } = base;
  const edit: TextEdit | undefined = setting.entryRange && removeLine(file.text, setting.entryRange);
  if (!edit) return undefined;
  // In a list what comes after moves up.
  const promised = settings.flatMap((one) =>
    one.scope === setting.scope && (one === setting || one.nameRange.start > setting.nameRange.start)
      ? [one.path]
      : [],
  );
  return {
    ...base,
    at: setting.nameRange.start,
    action: 'remove',
    messageId,
    args: messageId === 'preferred' ? { from, to, kept: to } : { from, to },
    edits: [edit],
    promised: setting.scope.kind === 'map' ? [setting.path] : promised,
    removed: [{ name: from, why }],
  };
}
