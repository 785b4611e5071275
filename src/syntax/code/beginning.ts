/** What a text that code puts together begins with, and whether that is all of it. */
export interface Beginning {
  readonly value: string;
  readonly isWhole: boolean;
}

/** Of an expression that says nothing. */
export const NOTHING: Beginning = { value: '', isWhole: false };

/** Constants of constants are followed so far. */
export const DEEPEST = 8;

/** The beginning of parts in a row: it ends in the first that is not known whole. */
export function joinBeginnings<Node>(
  parts: readonly (Node | string)[],
  beginningOf: (part: Node) => Beginning,
): Beginning {
  let value = '';
  for (const part of parts) {
    const next = typeof part === 'string' ? { value: part, isWhole: true } : beginningOf(part);
    value += next.value;
    if (!next.isWhole) return { value, isWhole: false };
  }
  return { value, isWhole: true };
}
