import { catalystContract } from '../contract/catalyst/index.js';
import { findPlaceholder } from '../providers/placeholder.js';
import { chooseLineEnd, writeValue } from '../syntax/dotenv/edit.js';
import { findAssignments } from '../syntax/dotenv/find.js';
import { type ComposeSetting, listComposeSettings } from './compose-settings.js';
import { defineMigration, type OtherEdit, type Planned } from './define.js';
import { maskValue, namesSecret } from './mask-value.js';
import type { MigratableFile } from './types.js';
import { agreedValue, type Work } from './work.js';
import { indexLines, positionAt } from '../core/text.js';

export default defineMigration({
  id: '3-compose-secrets',
  to: 3,
  title: 'secrets go from compose files to .env',
  risk: 'review',
  scope: 'catalyst',
  detect: ({ kind, text }) => kind === 'compose' && /environment/.test(text),
  *plan(files, work) {
    // One secret a round and file: each has to find .env as the one before left it.
    const touched = new Set<string>();
    for (const file of files) {
      const yaml = work.yamlOf(file);
      if (yaml.broken) continue;
      const settings = listComposeSettings(yaml);
      for (const setting of settings) {
        // What could not be proven is for a person, and holds up nothing.
        if (!isWritten(setting) || work.isStuck(file.path, setting.path)) continue;
        const env = envPathOf(file.path);
        if (touched.has(env)) break;
        const planned = moveOut(file, setting, settings, env, work);
        if (planned && 'edits' in planned && planned.edits) touched.add(env);
        if (planned) yield planned;
      }
    }
  },
  messages: {
    moved: (a: { key: string; name: string; env: string }) =>
      `${a.key} becomes \${${a.name}:?}, its value goes to ${a.env}`,
    same: (a: { key: string; name: string; env: string }) =>
      `${a.key} becomes \${${a.name}:?}: ${a.env} holds the same value`,
    byHand: (a: { key: string; env: string }) =>
      `${a.key} is written out here and has to go to ${a.env} by hand`,
  },
  docs: {
    what: 'A secret that is written into `environment:` becomes ${NAME:?set NAME in .env}, and its value goes to the .env beside the compose file.',
    why: 'A compose file is committed; whoever reads the repository, or its history, has the secret.',
    manual: [
      'A secret that was committed is known: make a new one, and change it where it is used.',
      'See that .env is in .gitignore and .dockerignore.',
    ],
    verify: 'docker compose config shows the same values as before.',
  },
});

const envPathOf = (path: string) => `${path.slice(0, path.lastIndexOf('/') + 1)}.env`;

function isWritten({ kind, name, value }: ComposeSetting): boolean {
  return (
    kind === 'environment' &&
    value !== undefined &&
    namesSecret(name) &&
    !isOpenUrl(value) &&
    value.trim() !== '' &&
    !/(?<!\$)\$(?!\$)/.test(value) &&
    !value.startsWith('/run/secrets/') &&
    !findPlaceholder(value)
  );
}

/** The address of a store without a password: nothing in it is secret. */
const isOpenUrl = (value: string) =>
  /^(?!https?:)[a-z][a-z0-9+.]*:\/\//i.test(value) && !/:\/\/[^/@]{0,300}:[^/@]{1,1000}@/.test(value);

function moveOut(
  file: MigratableFile,
  setting: ComposeSetting,
  settings: readonly ComposeSetting[],
  env: string,
  work: Work,
): Planned | undefined {
  const { name: key, path } = setting;
  // In a compose file $$ is one dollar sign.
  const value = setting.value!.replaceAll('$$', '$');
  const base = { file, at: setting.nameRange.start, from: key };
  const byHand: Planned = {
    ...base,
    action: 'report',
    messageId: 'byHand',
    args: { key, env },
    risk: 'manual',
  };
  const target = work.find(env);
  const isKnown = (one: string) =>
    target !== undefined && findAssignments(work.dotenvOf(target), one).length > 0;
  const own = chooseName(setting, settings);
  const differs = isKnown(own) && agreedValue(target!, own, work) !== value;
  // Preferred to the value in .env, which others may use, it gets a name of its own.
  const name = differs && work.preferenceFor(own) === 'old' ? withService(own, setting.service) : own;
  const edit = setting.write(`\${${name}:?set ${name} in .env}`);
  if (!edit || !/^[A-Za-z_]\w*$/.test(name)) return byHand;
  const change = {
    ...base,
    to: name,
    edits: [edit],
    promised: [path],
    toFile: env,
    removed: [{ name: key, why: `its value is in ${env} now` }],
  };
  const args = { key, name, env };
  if (target && isKnown(name)) {
    const current = agreedValue(target, name, work) ?? '';
    if (current === value) return { ...change, action: 'replace', messageId: 'same', args };
    const preference = work.preferenceFor(name);
    // The value in the compose file is the one in force: Compose asks .env only for references.
    if (preference !== 'new') {
      return {
        conflict: {
          from: key,
          to: name,
          old: {
            file: file.path,
            line: positionAt(indexLines(file.text), setting.nameRange.start).line,
            mask: maskValue(value),
          },
          new: {
            file: env,
            line: positionAt(
              indexLines(target.text),
              findAssignments(work.dotenvOf(target), name).at(-1)!.key.start,
            ).line,
            mask: maskValue(current),
          },
        },
      };
    }
    return { ...change, action: 'replace', messageId: 'same', args };
  }
  const also = addLine(target, env, name, value, work);
  return also ? { ...change, action: 'move', messageId: 'moved', args, also } : byHand;
}

const OLDER = new Set(
  [...catalystContract.variables.values()].flatMap(({ meta }) =>
    (meta.aliases ?? []).map(({ name }) => name),
  ),
);

/** What is given a name of the contract later on, beside the one of another tool. */
const BESIDE: ReadonlyMap<string, string> = new Map(
  [...catalystContract.variables.values()].flatMap(({ name, meta }) =>
    (meta.aliases ?? []).flatMap((alias) => (alias.kind === 'foreign' ? [[alias.name, name] as const] : [])),
  ),
);

/**
 * The variable's own name, unless another service gives it another value, or it is an older one, which the next run
 * would rename: then with the service before it.
 */
function chooseName(setting: ComposeSetting, settings: readonly ComposeSetting[]): string {
  const { name, value, service } = setting;
  const reference = new RegExp(`^\\$(?:${name}$|\\{${name}[}:?-])`);
  // In .env it would give a value to what refers to it elsewhere, and was empty.
  const isUsed = settings.some(
    (other) =>
      other.name !== name && new RegExp(`\\$(?:\\{${name}(?!\\w)|${name}(?!\\w))`).test(other.value ?? ''),
  );
  const isOther = (text: string) => (/(?<!\$)\$(?!\$)/.test(text) ? !reference.test(text) : text !== value);
  const clash =
    OLDER.has(name) ||
    isUsed ||
    settings.some(
      (other) =>
        other !== setting &&
        (other.name === name || BESIDE.get(other.name) === name) &&
        other.kind === 'environment' &&
        other.value !== undefined &&
        isOther(other.value),
    );
  return clash ? withService(name, service) : name;
}

const withService = (name: string, service: string | undefined) =>
  service === undefined ? name : `${service.toUpperCase().replace(/[^A-Z0-9_]/g, '_')}_${name}`;

function addLine(
  target: MigratableFile | undefined,
  path: string,
  name: string,
  value: string,
  work: Work,
): OtherEdit | undefined {
  const readers = target
    ? [...new Set([...target.readers, 'compose' as const])]
    : (['compose', 'python_dotenv', 'dotenv'] as const);
  const [writing] = writeValue(name, value, { readers });
  if (writing === undefined) return undefined;
  const syntax = target && work.dotenvOf(target);
  const at = target?.text.length ?? 0;
  const lineEnd = syntax ? chooseLineEnd(syntax) : '\n';
  const text =
    !syntax || syntax.finalNewline ? `${name}=${writing}${lineEnd}` : `${lineEnd}${name}=${writing}`;
  return { path, edits: [{ start: at, end: at, text }], promised: [name] };
}
