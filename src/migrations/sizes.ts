import { convertValue } from './convert.js';
import type { Planned } from './define.js';
import { listSettings } from './settings.js';
import type { MigratableFile } from './types.js';
import type { Work } from './work.js';

/** `MAX_FILE_SIZE=50MB`: the name stays, the value becomes a number of bytes. */
export function* planSizes(files: readonly MigratableFile[], work: Work): Iterable<Planned> {
  const name = 'MAX_FILE_SIZE';
  for (const file of files) {
    for (const { at, value, promise, write } of listSettings(file, work, (one) => one === name)) {
      if (value.trim() === '' || /^\d+$/.test(value)) continue;
      const bytes = convertValue('size-to-bytes', value);
      const edits = bytes === undefined ? undefined : write(bytes);
      const base = { file, at, from: name, to: name };
      if (bytes === undefined || !edits)
        yield { ...base, action: 'report', messageId: 'noBytes', args: { name }, risk: 'manual' };
      else
        yield {
          ...base,
          action: 'set',
          messageId: 'bytes',
          args: { name, bytes },
          edits,
          promised: [promise],
          removed: [{ name, why: 'it was written with a unit' }],
        };
    }
  }
}
