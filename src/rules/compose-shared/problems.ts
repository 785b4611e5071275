import type { Hit, Related } from '../../core/finding.js';
import type { ComposeModel } from '../../models/compose.js';
import type { ComposeProblem, ComposeProblemCode } from '../../syntax/compose/types.js';

/** The alias of every rule that says what Docker Compose itself refuses. */
export const REFUSES = 'compose-refuses';

/** A problem as a rule reports it: its message and that message's arguments. */
export type Describe<Reported extends Hit> = (
  problem: ComposeProblem,
) => Pick<Reported, 'messageId' | 'args'> & Partial<Pick<Reported, 'severity' | 'outcome'>>;

export interface ProblemOptions {
  /** Problems that are reported; all unless given. */
  readonly keep?: (problem: ComposeProblem) => boolean;
  /** Problems of the same identity are reported once, at the first place. */
  readonly identify?: (problem: ComposeProblem) => string;
}

/**
 * What the project model found under some codes, as hits. A value that several services share through an alias or
 * `<<` is one mistake, and reported once.
 */
export function* problemHits<Reported extends Hit>(
  { project }: ComposeModel,
  codes: readonly ComposeProblemCode[],
  describe: Describe<Reported>,
  options: ProblemOptions = {},
): Generator<Reported> {
  const seen = new Set<string>();
  for (const problem of project.problems) {
    if (!codes.includes(problem.code) || options.keep?.(problem) === false) continue;
    const key =
      options.identify?.(problem) ??
      `${problem.code} ${problem.file} ${problem.range.start} ${problem.range.end}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const related = relatedOf(problem);
    yield {
      ...describe(problem),
      file: problem.file,
      range: problem.range,
      subject: `${problem.code} ${problem.path.join('.')}`,
      ...(related.length > 0 && { related }),
    } as unknown as Reported;
  }
}

function relatedOf(problem: ComposeProblem): Related[] {
  const others = (problem.related ?? []).map(({ file, range }) => ({
    file,
    range,
    messageId: 'other',
    args: {},
  }));
  const through = (problem.through ?? []).map(({ file, range, kind }) => ({
    file,
    range,
    messageId: kind === 'extends' ? 'extendedHere' : 'usedHere',
    args: {},
  }));
  return [...others, ...through].slice(0, 5);
}

/** Messages of second places, for rules whose problems have them. */
export const RELATED_MESSAGES = {
  other: (_: Record<never, never>) => 'the other one is here',
  usedHere: (_: Record<never, never>) => 'used here',
  extendedHere: (_: Record<never, never>) => 'extended here',
};

/** Where a problem is, as Compose writes it: `services.web.ports.0`; `the top level` for the file itself. */
export function pathOf({ path }: Pick<ComposeProblem, 'path'>): string {
  return path.length === 0 ? 'the top level' : path.join('.');
}

/** The place that holds what a problem is about. */
export function parentOf({ path }: Pick<ComposeProblem, 'path'>): string {
  return path.length <= 1 ? 'the top level' : path.slice(0, -1).join('.');
}

/** A text argument of a problem, or null. */
export function textArg({ args }: ComposeProblem, name: string): string | null {
  const value = args[name];
  if (value === undefined) return null;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** A list argument of a problem. */
export function listArg({ args }: ComposeProblem, name: string): readonly string[] {
  const value = args[name];
  return Array.isArray(value) ? (value as readonly string[]) : value === undefined ? [] : [String(value)];
}

/** `; did you mean "x"?`, or nothing. */
export function suggest(meant: string | null): string {
  return meant === null ? '' : `; did you mean "${meant}"?`;
}

/** A type with its article: `a string`, `an integer`; `null` as it is. */
export function withArticle(type: string): string {
  if (type === 'null') return 'null';
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

const REASONS: Readonly<Record<string, string>> = {
  'multiline-implicit-key': 'a key goes over more than one line; a quote may not be closed',
  'missing-char': 'a closing quote, bracket or colon is missing',
  'bad-indent': 'the indent fits no line above',
  'block-as-implicit-key': 'a key and its value do not fit together here; look at the indent and the quotes',
  'bad-dq-escape': 'a backslash in double quotes starts no escape that YAML knows',
  'bad-alias': 'an alias has no name',
  'unexpected-token': 'this stands where nothing may stand',
  impossible: 'the structure cannot be read',
  'key-over-1024-chars': 'a key is longer than 1024 characters',
  'bad-scalar-start': 'a value may not start with this character without quotes',
  'bad-directive': 'a line starts with %, which YAML takes for a directive',
  'multiple-docs': 'more than one document',
  'multiple-anchors': 'a value has two anchors',
  'multiple-tags': 'a value has two tags',
  'block-in-flow': 'lines that are indented stand inside brackets',
};

/** The parser's word for a syntax error, as a clause. */
export function explainSyntax(reason: string): string {
  return REASONS[reason] ?? 'the structure cannot be read here';
}

/** A circle of names: `a → b → a`; of a long one the start and the end. */
export function showChain(names: readonly string[]): string {
  const shown = names.length > 12 ? [...names.slice(0, 6), '…', ...names.slice(-3)] : names;
  return shown.join(' → ');
}
