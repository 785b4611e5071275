import type { ComposeModel } from '../../models/compose.js';
import type { ComposeService, Origin } from '../../syntax/compose/types.js';
import { knownImageOf } from './images-service.js';

/** Where the command of a Redis has it ask everyone for a password; undefined where it does not, or may not. */
export function findRequiredPassword(
  model: ComposeModel,
  service: ComposeService,
): Pick<Origin, 'file' | 'range'> | undefined {
  const name = knownImageOf(model, service)?.known.names[0];
  if (name !== 'redis' && name !== 'valkey/valkey') return undefined;
  for (const command of [service.command, service.entrypoint]) {
    if (command === undefined) continue;
    const { file, range } = command;
    const source = model.textOf(file)?.slice(range.start, Math.min(range.end, range.start + 20_000)) ?? '';
    const option = /--requirepass(?:["']?[\s,=-]{1,100}["']?)([^\s"',[\]]{1,500})/.exec(source);
    // A default that is empty, or a script that decides, may leave it off.
    if (!option || /:?-\}|\$\{\w{1,80}\+/.test(option[1]!) || /\bif\b|\[ /.test(source)) continue;
    const start = range.start + option.index;
    return { file, range: { start, end: start + '--requirepass'.length } };
  }
  return undefined;
}
