/** Files that become a Dockerfile only after a template engine ran over them. */
import type { Range } from '../../core/text.js';
import type { Dockerfile } from './types.js';

export interface TemplateSign {
  /** `jinja` stands for every engine with `{{` and `{%`. */
  readonly engine: 'jinja' | 'erb' | 'placeholder';
  /** The mark that gives it away. */
  readonly range: Range;
}

const STARTS: readonly (readonly [string, TemplateSign['engine']])[] = [
  ['{%', 'jinja'],
  ['{{', 'jinja'],
  ['{#', 'jinja'],
  ['<%', 'erb'],
];

const PLACEHOLDER = /\{\{|\{%|<%|@[A-Z][A-Z0-9_]*@|%%[A-Z][A-Z0-9_]*%%/;

/**
 * Whether a file is a template: a line begins with a template's mark where an instruction should, or FROM names a
 * placeholder. Marks inside RUN (`docker inspect --format '{{.Id}}'`) and heredocs say nothing.
 */
export function looksLikeTemplate(file: Dockerfile): TemplateSign | undefined {
  for (const instruction of file.instructions) {
    if (instruction.kind === 'unknown') {
      const start = instruction.keywordRange.start;
      const found = STARTS.find(([mark]) => file.text.startsWith(mark, start));
      if (found !== undefined) return { engine: found[1], range: { start, end: start + 2 } };
    }
    if (instruction.kind !== 'from') continue;
    const match = PLACEHOLDER.exec(file.text.slice(instruction.restRange.start, instruction.restRange.end));
    if (match === null) continue;
    const start = instruction.restRange.start + match.index;
    const engine = match[0].startsWith('{') ? 'jinja' : match[0] === '<%' ? 'erb' : 'placeholder';
    return { engine, range: { start, end: start + match[0].length } };
  }
  return undefined;
}
