import { compareReadings } from '../syntax/dotenv/same-values.js';
import type { ReaderId } from '../syntax/dotenv/readers/types.js';
import type { Verify } from './apply.js';

/** The programs for which a fix of an env file must keep every value. */
export const PROVEN_READERS: readonly ReaderId[] = ['dotenv', 'python_dotenv', 'compose'];

/** Accepts a new text only if every program reads the same values as before, but for the keys a fix is about. */
export const verifyEnv: Verify = (_file, before, after, changes) =>
  compareReadings(before, after, PROVEN_READERS, {}, changes).length === 0;
