import { scanReferences, type TemplateToken } from './template.js';
import type { InterpolatedText, TextPart, VariableOperator } from './types.js';

/** What is known of variables. Without `complete`, one that is not in `values` may still be set. */
export interface Variables {
  readonly values: ReadonlyMap<string, string>;
  readonly complete: boolean;
}

/** One reference inside a text, with its place in that text. */
export interface FoundReference {
  readonly name: string;
  readonly operator: VariableOperator;
  readonly word: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly set: boolean;
  readonly nested: boolean;
}

/** What is wrong with a template: its form, or a required variable that is not set. */
export interface TemplateError {
  readonly code: 'invalid' | 'required';
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A text after interpolation, with its references and errors. */
export interface Interpolation {
  readonly text: InterpolatedText;
  readonly references: readonly FoundReference[];
  readonly errors: readonly TemplateError[];
}

interface State {
  readonly parts: TextPart[];
  readonly references: FoundReference[];
  readonly errors: TemplateError[];
  readonly variables: Variables;
  assumed: boolean;
}

/** How deep defaults may lie in each other; what is deeper is unknown. */
const maximumNesting = 50;

/** Interpolates as Compose does: `$NAME`, `${NAME}`, `:-`, `-`, `:?`, `?`, `:+`, `+`, nested, `$$`. */
export function interpolate(template: string, variables: Variables): Interpolation {
  if (!template.includes('$')) return { text: literalText(template), references: [], errors: [] };
  const state: State = { parts: [], references: [], errors: [], variables, assumed: false };
  evaluate(template, 0, state, 0, true);
  const parts = joinParts(state.parts);
  const known = parts.every((part) => typeof part === 'string');
  const value = known && state.errors.length === 0 ? parts.join('') : undefined;
  const text = { parts, value, interpolated: state.references.length > 0, assumed: state.assumed };
  return { text, references: state.references, errors: state.errors };
}

/** A text without variables. */
export function literalText(value: string): InterpolatedText {
  return { parts: [value], value, interpolated: false, assumed: false };
}

function evaluate(template: string, offset: number, state: State, depth: number, live: boolean): void {
  for (const token of scanReferences(template)) {
    if (token.kind === 'text') {
      if (live) state.parts.push(token.text);
    } else if (token.kind === 'invalid') {
      state.errors.push({ code: 'invalid', name: '', start: offset + token.start, end: offset + token.end });
      return;
    } else evaluateReference(token, offset, state, depth, live);
  }
}

function evaluateReference(
  token: Extract<TemplateToken, { kind: 'reference' }>,
  offset: number,
  state: State,
  depth: number,
  live: boolean,
): void {
  const { name, operator, word } = token;
  const known = state.variables.values.get(name);
  const start = offset + token.start;
  const end = offset + token.end;
  state.references.push({ name, operator, word, start, end, set: known !== undefined, nested: depth > 0 });
  const present = known !== undefined && (!operator.startsWith(':') || known !== '');
  const nest = (alive: boolean) => {
    if (word === undefined) return;
    if (depth < maximumNesting) evaluate(word, offset + token.wordStart, state, depth + 1, alive);
    else if (alive) state.parts.push({ unknown: name });
  };
  const kind = operator.at(-1);
  if (known === undefined && kind !== undefined && !state.variables.complete) state.assumed = true;
  if (kind === '-') {
    nest(live && !present);
    if (live && present) state.parts.push(known);
  } else if (kind === '+') {
    nest(live && present);
    if (live && known === undefined && !state.variables.complete) return;
    if (live && !present && known !== undefined) state.parts.push(known);
  } else if (kind === '?') {
    if (live && !present) state.errors.push({ code: 'required', name, start, end });
    if (live) state.parts.push(present ? known : { unknown: name });
  } else if (live) {
    state.parts.push(known ?? (state.variables.complete ? '' : { unknown: name }));
  }
}

function joinParts(parts: readonly TextPart[]): TextPart[] {
  const joined: TextPart[] = [];
  let run = '';
  for (const part of parts) {
    if (typeof part === 'string') run += part;
    else {
      if (run !== '') joined.push(run);
      joined.push(part);
      run = '';
    }
  }
  if (run !== '' || joined.length === 0) joined.push(run);
  return joined;
}
