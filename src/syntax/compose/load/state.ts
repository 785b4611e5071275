import type { Range } from '../../../core/text.js';
import type { ReadYaml } from '../../yaml/reader.js';
import type { Variables } from '../interpolate.js';
import type {
  ComposeFile,
  ComposeMap,
  ComposeNode,
  ComposeProblem,
  ComposeProblemCode,
  Origin,
  ProblemArgs,
  ReadFile,
  VariableReference,
} from '../types.js';
import type { LoadedText } from './read.js';

/** What one load gathers. Passed along, never kept. */
export interface LoadState {
  readonly readFile: ReadFile;
  readonly readYaml: ReadYaml;
  readonly problems: ComposeProblem[];
  readonly references: VariableReference[];
  readonly files: ComposeFile[];
  readonly serviceOrigins: Map<string, Origin[]>;
  /** Files that services extend from, parsed once. */
  readonly bases: Map<string, LoadedText | undefined>;
  /** How many nodes may still be copied to note that they came through `extends`. */
  copies: number;
  /** How many files may still be included. */
  includes: number;
  broken: boolean;
}

/** The files that are loaded together, and what is known while they are. */
export interface LoadScope {
  readonly directory: string;
  readonly variables: Variables;
  /** The files that include this one, outermost first. */
  readonly included: readonly string[];
  readonly role: ComposeFile['role'];
}

/** What a problem needs besides its code and place. */
export interface ProblemDetails {
  readonly args?: ProblemArgs;
  readonly refuses?: boolean;
  readonly says?: string;
  readonly related?: ComposeProblem['related'];
}

/** Builds a problem at a node, or at a range of its file. */
export function problemAt(
  code: ComposeProblemCode,
  path: readonly (string | number)[],
  at: Origin | ComposeNode,
  details: ProblemDetails = {},
  range: Range = at.range,
): ComposeProblem {
  return {
    code,
    path,
    file: at.file,
    range,
    args: details.args ?? {},
    refuses: details.refuses ?? true,
    ...(details.says === undefined ? {} : { composeSays: details.says }),
    ...(details.related === undefined ? {} : { related: details.related }),
    ...(at.through.length > 0 ? { through: at.through } : {}),
  };
}

/** Marks a map as one that could not be read as a whole. */
export function markIncomplete(map: ComposeMap): ComposeMap {
  return { ...map, incomplete: true };
}
