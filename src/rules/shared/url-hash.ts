import type { Range } from '../../core/text.js';
import { hasHashInAuthority } from '../../syntax/code/judge/url-hash.js';
import type { Wanted } from './wanted.js';

/** A reader may have cut the URL at its `#` already: its line then says why it is none. */
export function blameHash<Args extends Wanted>(args: Args, text: string, range: Range): Args {
  if (args.wants !== 'url') return args;
  const end = text.indexOf('\n', range.start);
  const line = text.slice(range.start, end < 0 ? undefined : end);
  return hasHashInAuthority(line) ? { ...args, wants: 'url-hash', expected: '' } : args;
}
