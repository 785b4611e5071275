import { directoryOf } from '../syntax/compose/paths.js';
import type { MigratableFile } from './types.js';
import { agreedValue, type Work } from './work.js';

/** Where a value is written, and what is being renamed. */
interface Place {
  readonly compose: MigratableFile;
  readonly from: string;
  readonly to: string;
}

/** A value of `environment`, taken from the .env beside the compose file where it refers to that; undefined if unknown. */
export function valueInForce(
  written: string | undefined,
  { compose, from, to }: Place,
  work: Work,
): string | undefined {
  if (written === undefined) return undefined;
  // In a compose file $$ is one dollar sign.
  if (!/(?<!\$)(?:\$\$)*\$(?!\$)/.test(written)) return written.replaceAll('$$', '$');
  const name = /^\$(?:(\w+)$|\{(\w+)(?::?[?-][^{}]*)?\}$)/
    .exec(written)
    ?.slice(1)
    .find((one) => one);
  const folder = directoryOf(compose.path);
  const env = work.find(folder === '' ? '.env' : `${folder}/.env`);
  if (!env || name === undefined) return undefined;
  // It may have been renamed there already.
  return agreedValue(env, name, work) ?? (name === from ? agreedValue(env, to, work) : undefined);
}
