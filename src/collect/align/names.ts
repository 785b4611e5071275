import type { AlignModel } from '../../models/align.js';

/** Whether two names are one to a reader. */
export function isSameName(one: string, other: string, ignoreCase: boolean): boolean {
  return one === other || (ignoreCase && one.toUpperCase() === other.toUpperCase());
}

/** Whether some reader in the code compares this name without regard to case. */
export function readsWithoutCase({ places }: AlignModel, name: string): boolean {
  return places.some(
    (place) => place.kind === 'code' && place.read?.ignoreCase === true && isSameName(place.name, name, true),
  );
}
