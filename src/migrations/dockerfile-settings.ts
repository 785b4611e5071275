import type { TextEdit } from '../core/edits.js';
import type { Range } from '../core/text.js';
import { parseDockerfile } from '../syntax/dockerfile/index.js';

/** A variable that an ENV instruction sets to a plain value. */
export interface DockerfileSetting {
  readonly name: string;
  /** Place of the name. */
  readonly nameStart: number;
  readonly at: number;
  readonly value: string;
  /** Undefined where another value cannot be written in the same way. */
  readonly write: (next: string) => readonly TextEdit[] | undefined;
}

/** In quotes or without, on one line, nothing in it that is expanded or escaped. */
const PLAIN = /^(?:"[^"'\\`$\n\r]*"|'[^"'\\`$\n\r]*'|[^"'\\`$\n\r]+)$/;

/** What ENV lines set, value by value; what is put together from variables, or goes over several lines, is left out. */
export function listDockerfileSettings(
  text: string,
  kinds: readonly ('env' | 'arg')[] = ['env'],
): DockerfileSetting[] {
  return listDockerfileValues(text, kinds).flatMap(({ name, nameStart, literal, range }) => {
    const { start, end } = range;
    const source = text.slice(start, end);
    if (literal === undefined || !PLAIN.test(source)) return [];
    const quote = /^["']/.exec(source)?.[0] ?? '';
    const isSafe = (next: string) =>
      quote === '' ? /^[\w.:/@,%+=-]+$/.test(next) : /^[^"'\\`$\n\r]+$/.test(next);
    const write = (next: string) =>
      isSafe(next) ? [{ start, end, text: `${quote}${next}${quote}` }] : undefined;
    return [{ name, nameStart, at: start, value: literal, write }];
  });
}

/** The values of ENV and ARG, as they are written. */
export function listDockerfileValues(
  text: string,
  kinds: readonly ('env' | 'arg')[] = ['env', 'arg'],
): {
  readonly name: string;
  readonly nameStart: number;
  readonly literal: string | undefined;
  readonly range: Range;
}[] {
  return parseDockerfile(text).instructions.flatMap((one) =>
    (one.kind === 'env' || one.kind === 'arg') && kinds.includes(one.kind)
      ? one.entries.flatMap(({ key, value }) =>
          value === undefined
            ? []
            : [
                {
                  name: key.value,
                  nameStart: key.range.start,
                  literal: value.literal,
                  range: value.range,
                },
              ],
        )
      : [],
  );
}
