import type { ComposeNode, Located, LocatedText } from '../types.js';
import { getList, originOf, textOf } from '../tree.js';

/** A scalar as text with its place; undefined where there is none, or null. */
export function locateText(node: ComposeNode | undefined): LocatedText | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  const value = node.value === undefined ? undefined : String(node.value);
  return { ...originOf(node), value, raw: node.raw, text: node.text };
}

/** A boolean with its place; undefined where there is none, or it is unknown. */
export function locateFlag(node: ComposeNode | undefined): Located<boolean> | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'boolean') return undefined;
  return { ...originOf(node), value: node.value };
}

/** The known texts of a list, with their places. */
export function locateTexts(node: ComposeNode | undefined): Located<string>[] {
  return getList(node).flatMap((item) => {
    const value = textOf(item);
    return value === undefined ? [] : [{ ...originOf(item), value }];
  });
}

/** What a parser makes of a scalar, with its place; undefined where it makes nothing. */
export function locateParsed<T>(
  node: ComposeNode | undefined,
  parse: (text: string) => T | undefined,
): Located<T> | undefined {
  const text = textOf(node);
  const value = text === undefined ? undefined : parse(text);
  return node === undefined || value === undefined ? undefined : { ...originOf(node), value };
}
