/** Physical lines, as BuildKit's scanner cuts them: at LF only; line ends are any run of CR and LF. */

export interface Line {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
  /** Where the next line starts. */
  readonly next: number;
}

const MAX_LINE_BYTES = 65535;

/** Cuts a text into lines. Linear. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    const next = feed === -1 ? text.length : feed + 1;
    let end = next;
    while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
    lines.push({ start, end, next });
    start = next;
  }
  return lines;
}

/** Whether BuildKit's scanner gives up on the line: a token above its 64 KiB buffer. */
export function isTooLong(text: string, line: Line): boolean {
  const length = line.next - line.start;
  if (length * 3 <= MAX_LINE_BYTES) return false;
  if (length > MAX_LINE_BYTES + 1) return true;
  let bytes = 0;
  for (let i = line.start; i < line.next; i++) {
    const code = text.charCodeAt(i);
    // A surrogate is half of a character of four bytes.
    if (code < 0x80) bytes += 1;
    else if (code < 0x800 || (code >= 0xd800 && code < 0xe000)) bytes += 2;
    else bytes += 3;
  }
  const limit = text.charCodeAt(line.next - 1) === 10 ? MAX_LINE_BYTES + 1 : MAX_LINE_BYTES;
  return bytes > limit;
}
