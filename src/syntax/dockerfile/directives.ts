/** Parser directives: `# escape=`, `# syntax=`, `# check=` at the very top, and what BuildKit makes of them. */
import { skipSpaces } from './characters.js';
import type { Line } from './lines.js';
import type { Report } from './problems.js';
import type { Directive } from './types.js';

const DIRECTIVE = /^([a-zA-Z][a-zA-Z0-9]*)(\s*=\s*)(\S[^\r\n]*)$/;

export interface DirectiveReader {
  /** Reads a line; undefined where it is no (honoured) directive. Lines must come in order, from the first. */
  read(line: Line, bom: number): Directive | undefined;
}

/** Starts reading directives; after the first line that is none, nothing more is read. */
export function createDirectiveReader(text: string, report: Report): DirectiveReader {
  const seen = new Set<string>();
  let done = false;
  let first = true;
  let shebang = false;
  return {
    read(line, bom) {
      if (done) return undefined;
      const start = skipSpaces(text, line.start + bom, line.end);
      const isFirst = first;
      first = false;
      if (isFirst && text.startsWith('#!', start)) {
        // `# syntax` and `# check` are still found below a shebang, `# escape` is not.
        shebang = true;
        return undefined;
      }
      const directive = text[start] === '#' ? match(text, start, line) : undefined;
      if (directive === undefined) {
        done = true;
        return undefined;
      }
      if (seen.has(directive.name)) {
        report('directive-duplicate', directive.range, { name: directive.name });
        return undefined;
      }
      seen.add(directive.name);
      return shebang && directive.name === 'escape' ? undefined : directive;
    },
  };
}

function match(text: string, start: number, line: Line): Directive | undefined {
  const from = skipSpaces(text, start + 1, line.end);
  const found = DIRECTIVE.exec(text.slice(from, line.end));
  const name = found?.[1]?.toLowerCase();
  if (found === null || (name !== 'escape' && name !== 'syntax' && name !== 'check')) return undefined;
  const value = found[3]!.trimEnd();
  const valueStart = from + found[1]!.length + found[2]!.length;
  return {
    kind: 'directive',
    name,
    nameRange: { start: from, end: from + name.length },
    value,
    valueRange: { start: valueStart, end: valueStart + value.length },
    range: { start, end: valueStart + value.length },
    extent: { start: line.start, end: line.next },
  };
}
