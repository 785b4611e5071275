/** What a template is filled with. */
export interface Filling {
  /** Texts for `@name@`. */
  readonly values: Readonly<Record<string, string>>;
  /** Conditions that hold. */
  readonly flags: ReadonlySet<string>;
}

const CONDITION = /^[ \t]{0,100}(?:#|\/\/|--)@(if|end)\b([a-z \t-]{0,200})$/;
const PLACEHOLDER = /@([a-z]+)@/g;

/**
 * Fills a template in: `@name@` is replaced, and the lines between `#@if <condition>` and `#@end` (`//` and `--` begin
 * a comment too) stay where the condition holds: `redis`, `not redis`, `postgres or redis`. Blocks may be nested.
 * @throws {Error} for an unknown placeholder, or a block without end: a fault of the template
 */
export function fillTemplate(path: string, text: string, { values, flags }: Filling): string {
  const kept: string[] = [];
  const open: boolean[] = [];
  for (const line of text.split('\n')) {
    const [, word, condition = ''] = CONDITION.exec(line) ?? [];
    if (word === 'if') open.push(holds(condition.trim(), flags));
    else if (word === 'end') {
      if (open.pop() === undefined) throw new Error(`${path}: an @end without @if`);
    } else if (open.every(Boolean)) kept.push(line);
  }
  if (open.length > 0) throw new Error(`${path}: an @if without @end`);
  // A block that fell away at the end leaves the blank line before it.
  const whole = kept.join('\n').replace(/\n{2,20}$/, '\n');
  return whole.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`${path}: nothing is known for @${name}@`);
    return value;
  });
}

function holds(condition: string, flags: ReadonlySet<string>): boolean {
  return condition.split(/\s{1,20}or\s{1,20}/).some((part) => {
    const [, negation, flag = ''] = /^(not\s+)?(\S+)$/.exec(part) ?? [];
    return flags.has(flag) !== (negation !== undefined);
  });
}
