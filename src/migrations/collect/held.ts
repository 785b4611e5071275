import { catalystContract } from '../../contract/catalyst/index.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';
import { convertValue } from '../convert.js';
import { isFilled } from '../mask-value.js';
import type { MigratableFile } from '../types.js';

/** A value that an env file has for a name of the contract. */
export interface Held {
  /** The name it stands under: the contract's, or an older or foreign one. */
  readonly under: string;
  /** In the form that the contract's name has. */
  readonly value: string;
  /** Whether it stands there in another form. */
  readonly isConverted: boolean;
}

/**
 * The real value that a file has for a name, under that name or one that a migration makes it of: what is set under an
 * older name is set. Undefined where there is none, or nothing but a placeholder.
 */
export function findHeld(text: string, name: string, { readers }: MigratableFile): Held | undefined {
  const { values } = readDotenv(text, { reader: readers[0] ?? 'python_dotenv' });
  const aliases = (catalystContract.variables.get(name)?.meta.aliases ?? []).filter(
    ({ ambiguous }) => ambiguous !== true,
  );
  const names: readonly { readonly name: string; readonly convert?: string }[] = [{ name }, ...aliases];
  for (const { name: under, convert } of names) {
    const raw = Object.hasOwn(values, under) ? values[under] : undefined;
    const value = convert === undefined || !raw ? raw : convertValue(convert, raw);
    if (value && isFilled(name, value)) return { under, value, isConverted: convert !== undefined };
  }
  return undefined;
}
