import type { Unit } from './units.js';

/** What a statement with a hint gives names to, so that they are hints as well. */
export interface Seeds {
  readonly names: readonly string[];
  readonly isImport: boolean;
}

const NAME = /[A-Za-z_]\w*/g;
/** Their results are texts, and read nothing further. */
const GETTER = /(?:^|\.)getenvb?$|\.(?:get|pop|setdefault|__getitem__)$/;
/** Words that say nothing: `os` reads by words of its own. */
const COMMON = new Set([
  'os',
  'as',
  'import',
  'from',
  'def',
  'self',
  'str',
  'None',
  'True',
  'False',
  'if',
  'in',
]);

/** Names that stand for the environment, or for an object that reads it, after this line. */
export function seedsOf(text: string, { from, to, equals, binds, opens }: Unit): Seeds {
  const line = text.slice(from, to);
  const isImport = /\bimport\b/.test(line);
  if (isImport) return { isImport: true, names: importSeeds(line) };
  const plain = (words: Iterable<string>) => [...words].filter((word) => !COMMON.has(word));
  // Parameters, lambdas, `:=` and several statements in a line: any word may be the name.
  if (binds || line.includes(';') || /^(?:async\s+)?def\b/.test(line)) {
    const isGiven = /[^=!<>]=(?!=)/.test(line);
    return { isImport, names: isGiven && !isComprehension(line) ? plain(line.match(NAME) ?? []) : [] };
  }
  const target = /^[A-Za-z_]\w*/.exec(line)?.[0];
  if (equals < 0 || opens || target === undefined) return { isImport, names: [] };
  const value = /^\s*([A-Za-z_][\w.]*)\s*(.?)/.exec(text.slice(equals + 1, to));
  const isRead = !value || value[2] === '[' || (value[2] === '(' && GETTER.test(value[1]!));
  return { isImport, names: isRead ? [] : plain([target]) };
}

/** `x = [os.environ[a] for a in b]`: what it makes is no object that reads. */
const isComprehension = (line: string) =>
  !/\blambda\b|:=|;|^(?:async\s+)?def\b/.test(line) && /=\s*[[({]/.test(line);

function importSeeds(line: string): string[] {
  const [before, after = ''] = line.split(/\bimport\b/);
  if (!/environ|getenv|decouple|dotenv|starlette/.test(line)) return [];
  const isOs = /^from\s+os\s*$/.test(before!);
  return after
    .split(',')
    .filter((item) => !isOs || /environ|getenv|\*/.test(item))
    .flatMap((item) => item.match(NAME) ?? [])
    .filter((name) => !COMMON.has(name));
}
