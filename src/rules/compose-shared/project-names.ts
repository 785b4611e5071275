import type { Range } from '../../core/text.js';
import type { ComposeProject } from '../../syntax/compose/types.js';

/** The name that a file gives its project, and what Compose makes of it. */
export interface ProjectName {
  readonly written: string;
  /** Lower case, without what Compose drops; empty: Compose refuses the project. */
  readonly used: string;
  readonly file: string;
  readonly range: Range;
}

/** Undefined without a name in the file, or where a variable hides it; an empty one counts as none to Compose. */
export function readProjectName({ name }: ComposeProject): ProjectName | undefined {
  if (!name?.value || name.text.assumed) return undefined;
  const used = name.value
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
  return { written: name.value, used, file: name.file, range: name.range };
}
