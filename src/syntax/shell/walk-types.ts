/** What the walk over the parser's tree carries along. */
import type { ParsedScript } from 'unbash';
import type { Range } from '../../core/text.js';
import { type MappedText, sourceRange } from '../dockerfile/mapped-text.js';
import type {
  ShellCommand,
  ShellContext,
  ShellError,
  ShellFunction,
  ShellHeredoc,
  ShellList,
  ShellNesting,
  ShellPipeline,
  ShellSetting,
  VariableDefinition,
  VariableUse,
} from './types.js';

/** The lists of a script in the making. */
export interface Collector {
  /** A command's place is taken before its parts are read, so that nested ones come after it. */
  readonly commands: (ShellCommand | undefined)[];
  readonly pipelines: (ShellPipeline | undefined)[];
  readonly lists: (ShellList | undefined)[];
  readonly variables: VariableUse[];
  readonly definitions: VariableDefinition[];
  readonly heredocs: ShellHeredoc[];
  readonly settings: ShellSetting[];
  readonly functions: ShellFunction[];
  readonly errors: ShellError[];
  statements: number;
}

/** Where the walk is. */
export interface Place {
  readonly collector: Collector;
  /** The text that the tree's positions are offsets of. */
  readonly text: MappedText;
  readonly context: ShellContext;
  readonly statement: number;
  readonly pipeline: number | undefined;
  readonly pipelinePosition: number | undefined;
  readonly list: number | undefined;
  readonly listPosition: number | undefined;
  readonly negated: boolean;
  readonly background: boolean;
  /** The variables of the text are listed already (the text comes from a word that was read). */
  readonly quiet: boolean;
  /** How many texts inside texts (`sh -c`, `eval`) this is. */
  readonly depth: number;
  /** The command that a nested text belongs to. */
  readonly wrappedBy: number | undefined;
  /** Reads a whole script at a place; handed down to keep the modules free of cycles. */
  readonly walkScript: (script: ParsedScript, place: Place) => void;
  /** Parses a text and reads it at a place. */
  readonly walkText: (text: MappedText, place: Place) => void;
}

/** The range in the file of two offsets of the tree. */
export function rangeAt(place: Place, start: number, end: number): Range {
  return sourceRange(place.text, start, end);
}

/** The same place, one level further in. */
export function nest(place: Place, nesting: ShellNesting, change: Partial<ShellContext> = {}): Place {
  const context = { ...place.context, ...change, nesting: [...place.context.nesting, nesting] };
  return { ...place, context };
}

/** A place inside a substitution or another text: pipelines and lists outside do not count there. */
export function detach(place: Place, nesting: ShellNesting): Place {
  return {
    ...place,
    context: {
      nesting: [...place.context.nesting, nesting],
      conditional: place.context.conditional,
      tested: false,
    },
    pipeline: undefined,
    pipelinePosition: undefined,
    list: undefined,
    listPosition: undefined,
    negated: false,
    background: false,
    wrappedBy: undefined,
  };
}
