import { type Outline, readOutline } from './outline.js';
import { type Choice, choose } from './relevant.js';

/** Files that cost less than the search for what matters. */
const SMALL = 1000;
/** The head of a function up to its parameters, where they are left out: nobody asks for them. */
const FUNCTION = /^(?:async +)?def +\w+\(/;

/**
 * The text of a module in which statements that say nothing about what it reads are replaced by `0` and spaces: of the
 * same length, so that all places stay. Parsing is what reading a file costs, and most statements have nothing to do
 * with the environment. Linear.
 * @returns undefined where the lines of the module are not certain: it is then to be parsed whole
 */
export function condense(text: string): string | undefined {
  if (text.length < SMALL) return undefined;
  const outline = readOutline(text);
  const choice = outline && choose(text, outline);
  return choice && write(text, outline, choice);
}

function write(text: string, outline: Outline, { kept, read }: Choice): string {
  const { units, parents, groups, wordOf } = outline;
  const pieces: string[] = [];
  let at = 0;
  // Where the statements begin that are left out.
  let gap = -1;
  const close = (to: number) => {
    if (gap < 0) return;
    const hasBreak = text[to - 1] === '\n';
    pieces.push(text.slice(at, gap), '0', ' '.repeat(to - gap - (hasBreak ? 2 : 1)), hasBreak ? '\n' : '');
    at = to;
    gap = -1;
  };
  for (const [i, { start, from, to }] of units.entries()) {
    if (kept[groups[i]!]) {
      close(start);
      const head = read[i] ? undefined : functionHead(text.slice(from, to));
      if (!head) continue;
      pieces.push(text.slice(at, from), head, ' '.repeat(to - from - head.length - 2), '):');
      at = to;
      continue;
    }
    const parent = parents[i]!;
    // Whether a branch stops the program is asked of the branches that are kept.
    const isInside = parent >= 0 && kept[groups[parent]!] === 1;
    if (isInside && wordOf(i) === 'raise') {
      close(start);
      pieces.push(text.slice(at, from), 'raise', ' '.repeat(to - from - 5));
      at = to;
    } else if (isInside && /^(?:sys|exit)$/.test(wordOf(i))) {
      close(start);
      gap = from;
    } else if (gap < 0) gap = from;
  }
  close(text.length);
  pieces.push(text.slice(at));
  return pieces.join('');
}

const functionHead = (line: string): string | undefined =>
  line.endsWith(':') && !line.includes('#') ? FUNCTION.exec(line)?.[0] : undefined;
