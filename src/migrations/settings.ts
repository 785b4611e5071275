import type { TextEdit } from '../core/edits.js';
import { setValue } from '../syntax/dotenv/edit.js';
import { groupAssignments } from '../syntax/dotenv/find.js';
import { type ComposeSetting, listComposeSettings } from './compose-settings.js';
import { listDockerfileSettings, listDockerfileValues } from './dockerfile-settings.js';
import type { MigratableFile } from './types.js';
import { isForeignService } from './together.js';
import { agreedValue, type Work } from './work.js';

/** A variable with a plain value in an env file, a compose file or a Dockerfile, whoever reads it. */
export interface Setting {
  readonly file: MigratableFile;
  readonly name: string;
  readonly at: number;
  readonly value: string;
  /** What the edit changes: the name in an env file or a Dockerfile, the path in a compose file. */
  readonly promise: string;
  readonly write: (next: string) => readonly TextEdit[] | undefined;
}

/**
 * The settings of a file whose names are wanted. A value that is put together from others is left out; of a reference
 * with a default (`${NAME:-value}`) in a compose file, the default is the value.
 */
export function* listSettings(
  file: MigratableFile,
  work: Work,
  wants: (name: string) => boolean,
): Iterable<Setting> {
  if (file.kind === 'env' || file.kind === 'env-template') {
    const syntax = work.dotenvOf(file);
    for (const [name, entries] of groupAssignments(syntax)) {
      if (!wants(name)) continue;
      const value = agreedValue(file, name, work);
      if (
        value === undefined ||
        /\$[{A-Za-z_]/.test(syntax.text.slice(entries.at(-1)!.value.start, entries.at(-1)!.value.end))
      )
        continue;
      const write = (next: string) => {
        const plan = setValue(syntax, name, next, { readers: file.readers });
        return plan.ok && plan.changes.length === 0 ? plan.edits : undefined;
      };
      yield { file, name, at: entries.at(-1)!.value.start, value, promise: name, write };
    }
  } else if (file.kind === 'dockerfile') {
    for (const { name, at, value, write } of listDockerfileSettings(file.text, ['env', 'arg']))
      if (wants(name)) yield { file, name, at, value, promise: name, write };
  } else if (file.kind === 'compose') {
    const yaml = work.yamlOf(file);
    if (yaml.broken) return;
    for (const setting of listComposeSettings(yaml)) {
      const { name, value, valueRange, path, service, write } = setting;
      if (value === undefined || valueRange === undefined || !wants(name)) continue;
      if (isForeignService(yaml, service)) continue;
      const edits = (next: string) => {
        const edit = write(next);
        return edit && [edit];
      };
      const base = { file, name, promise: path };
      if (!value.includes('$')) yield { ...base, at: valueRange.start, value, write: edits };
      else yield* readDefault(base, setting);
    }
  }
}

/** The default of a reference that is the whole value. */
function readDefault(
  base: Pick<Setting, 'file' | 'name' | 'promise'>,
  { value = '', valueRange }: ComposeSetting,
): Setting[] {
  const [, head, text] = /^(\$\{\w+:?-)([^\s${}"'\\]+)\}$/.exec(value) ?? [];
  if (!valueRange || head === undefined || text === undefined) return [];
  const at = base.file.text.slice(valueRange.start, valueRange.end).indexOf(value);
  if (at < 0) return [];
  const start = valueRange.start + at + head.length;
  const write = (next: string) =>
    /^[^\s${}"'\\]+$/.test(next) ? [{ start, end: start + text.length, text: next }] : undefined;
  return [{ ...base, at: start, value: text, write }];
}

/** A value as it is written, references and all. */
export interface WrittenValue {
  readonly name: string;
  /** Behind the opening quote. */
  readonly at: number;
  readonly text: string;
  readonly promise: string;
}

/** The values of names that are wanted, as they are written in a file. */
export function* listWritten(
  file: MigratableFile,
  work: Work,
  wants: (name: string) => boolean,
): Iterable<WrittenValue> {
  if (file.kind === 'env' || file.kind === 'env-template') {
    const { entries, text } = work.dotenvOf(file);
    for (const entry of entries) {
      if (entry.kind !== 'assignment' || !wants(entry.name)) continue;
      const { start, end } = entry.inner;
      yield { name: entry.name, at: start, text: text.slice(start, end), promise: entry.name };
    }
  } else if (file.kind === 'dockerfile') {
    for (const { name, range } of listDockerfileValues(file.text))
      if (wants(name)) yield { name, ...unquote(file.text, range), promise: name };
  } else if (file.kind === 'compose') {
    const yaml = work.yamlOf(file);
    if (yaml.broken) return;
    for (const { name, valueRange, path, service } of listComposeSettings(yaml))
      if (valueRange && wants(name) && !isForeignService(yaml, service))
        yield { name, ...unquote(file.text, valueRange), promise: path };
  }
}

function unquote(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const at = /["']/.test(text[start] ?? '') ? start + 1 : start;
  return { at, text: text.slice(at, end) };
}
