import type { TextEdit } from '../core/edits.js';
import { setValue } from '../syntax/dotenv/edit.js';
import { groupAssignments } from '../syntax/dotenv/find.js';
import { listComposeSettings } from './compose-settings.js';
import { listDockerfileSettings } from './dockerfile-settings.js';
import type { MigratableFile } from './types.js';
import { isForeignService } from './together.js';
import { agreedValue, type Work } from './work.js';

/** A variable with a plain value in an env file, a compose file or an ENV line, whoever reads it. */
export interface Setting {
  readonly file: MigratableFile;
  readonly name: string;
  readonly at: number;
  readonly value: string;
  /** What the edit changes: the name in an env file or a Dockerfile, the path in a compose file. */
  readonly promise: string;
  readonly write: (next: string) => readonly TextEdit[] | undefined;
}

/** The settings of a file whose names are wanted. A value that is put together from others is left out. */
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
    for (const { name, at, value, write } of listDockerfileSettings(file.text))
      if (wants(name)) yield { file, name, at, value, promise: name, write };
  } else if (file.kind === 'compose') {
    const yaml = work.yamlOf(file);
    if (yaml.broken) return;
    for (const { name, value, valueRange, path, service, write } of listComposeSettings(yaml)) {
      if (value === undefined || valueRange === undefined || !wants(name) || value.includes('$')) continue;
      if (isForeignService(yaml, service)) continue;
      const edits = (next: string) => {
        const edit = write(next);
        return edit && [edit];
      };
      yield { file, name, at: valueRange.start, value, promise: path, write: edits };
    }
  }
}
