import type { Word } from '../../syntax/dockerfile/types.js';
import { isAbsolutePath } from './copy-paths.js';

/** Whether a WORKDIR is relative for sure: a variable at its start hides it. */
export function isRelativeWorkdir(word: Word | undefined): boolean {
  if (!word) return false;
  const path = word.value.trim().replace(/^["']/, '');
  return path !== '' && !path.startsWith('$') && !isAbsolutePath(path);
}
