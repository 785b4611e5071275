/** A value as it may be shown: whether there is one, and how long. No part of it. */
export function maskValue(value: string): string {
  if (value === '') return 'empty';
  const count = [...value].length;
  return `set, ${count} ${count === 1 ? 'character' : 'characters'}`;
}
