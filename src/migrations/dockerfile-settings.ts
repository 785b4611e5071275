import type { TextEdit } from '../core/edits.js';
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
export function listDockerfileSettings(text: string): DockerfileSetting[] {
  return parseDockerfile(text).instructions.flatMap((one) =>
    one.kind !== 'env'
      ? []
      : one.entries.flatMap(({ key, value }): DockerfileSetting[] => {
          const literal = value?.literal;
          if (value === undefined || literal === undefined) return [];
          const { start, end } = value.range;
          const source = text.slice(start, end);
          if (!PLAIN.test(source)) return [];
          const quote = /^["']/.exec(source)?.[0] ?? '';
          const isSafe = (next: string) =>
            quote === '' ? /^[\w.:/@,%+=-]+$/.test(next) : /^[^"'\\`$\n\r]+$/.test(next);
          const write = (next: string) =>
            isSafe(next) ? [{ start, end, text: `${quote}${next}${quote}` }] : undefined;
          return [{ name: key.value, nameStart: key.range.start, at: start, value: literal, write }];
        }),
  );
}
