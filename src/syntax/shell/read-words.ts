/** Words of the parser's tree as rules see them. */
import type { ArithmeticExpression, ParameterExpansionPart, Word, WordPart } from 'unbash';
import { decodeBackticks } from './inner-text.js';
import type { ShellSubstitution, ShellWord, VariableUse } from './types.js';
import { detach, type Place, rangeAt } from './walk-types.js';

interface WordState {
  readonly place: Place;
  readonly variables: VariableUse[];
  readonly substitutions: ShellSubstitution[];
  readonly splits: boolean;
}

const DYNAMIC = new Set<WordPart['type']>([
  'SimpleExpansion',
  'ParameterExpansion',
  'CommandExpansion',
  'ArithmeticExpansion',
  'ProcessSubstitution',
  'Glob',
  'ExtendedGlob',
  'BraceExpansion',
]);

/** Reads a word. `splits`: whether an unquoted expansion in it would be split and globbed. */
export function readWord(place: Place, word: Word, splits: boolean): ShellWord {
  const state: WordState = { place, variables: [], substitutions: [], splits };
  const parts = word.parts ?? [];
  readParts(state, parts, false);
  const tilde = word.text.startsWith('~');
  return {
    value: tilde || isDynamic(parts) ? undefined : word.value,
    text: word.text,
    display: word.value,
    range: rangeAt(place, word.pos, word.end),
    quoted: quoting(parts),
    glob: parts.some((part) => part.type === 'Glob' || part.type === 'ExtendedGlob'),
    brace: parts.some((part) => part.type === 'BraceExpansion'),
    tilde,
    variables: state.variables,
    substitutions: state.substitutions,
  };
}

/** Reads expansions that stand in no word of a command: heredoc bodies. */
export function readLooseParts(place: Place, parts: readonly WordPart[]): void {
  readParts({ place, variables: [], substitutions: [], splits: false }, parts, true);
}

function isDynamic(parts: readonly WordPart[]): boolean {
  return parts.some(
    (part) =>
      DYNAMIC.has(part.type) ||
      ((part.type === 'DoubleQuoted' || part.type === 'LocaleString') &&
        part.parts.some((child) => DYNAMIC.has(child.type))),
  );
}

function quoting(parts: readonly WordPart[]): ShellWord['quoted'] {
  const quoted = parts.filter(
    (part) =>
      part.type === 'SingleQuoted' ||
      part.type === 'DoubleQuoted' ||
      part.type === 'AnsiCQuoted' ||
      part.type === 'LocaleString',
  ).length;
  if (quoted === 0) return 'none';
  return quoted === parts.length && parts.length === 1 ? 'all' : 'part';
}

function readParts(state: WordState, parts: readonly WordPart[], quoted: boolean): void {
  for (const part of parts) readPart(state, part, quoted);
}

function addVariable(state: WordState, use: VariableUse): void {
  state.variables.push(use);
  if (!state.place.quiet) state.place.collector.variables.push(use);
}

function readPart(state: WordState, part: WordPart, quoted: boolean): void {
  const { place } = state;
  switch (part.type) {
    case 'SimpleExpansion': {
      const name = part.text.replace(/^\$\{?/, '').replace(/\}$/, '');
      const range = rangeAt(place, part.pos, part.end);
      addVariable(state, {
        name,
        range,
        quoted,
        operator: undefined,
        length: false,
        splits: state.splits && !quoted,
      });
      break;
    }
    case 'ParameterExpansion':
      readParameter(state, part, quoted);
      break;
    case 'DoubleQuoted':
    case 'LocaleString':
      readParts(state, part.parts, true);
      break;
    case 'CommandExpansion': {
      const { collector } = place;
      const from = collector.commands.length;
      const backtick = part.text.startsWith('`');
      if (part.script !== undefined) {
        const inner = detach(place, 'substitution');
        const decoded = part.script.source;
        const text = decoded === undefined ? place.text : decodeBackticks(place, part.pos, part.end, decoded);
        place.walkScript(part.script, { ...inner, text });
      }
      const commands = [from, collector.commands.length] as const;
      const range = rangeAt(place, part.pos, part.end);
      state.substitutions.push({ range, quoted, backtick, splits: state.splits && !quoted, commands });
      break;
    }
    case 'ProcessSubstitution':
      if (part.script !== undefined) place.walkScript(part.script, detach(place, 'process-substitution'));
      break;
    case 'ArithmeticExpansion':
      if (part.expression !== undefined) readArithmetic({ ...state, splits: false }, part.expression);
      break;
    case 'ExtendedGlob':
    case 'BraceExpansion':
    case 'Glob':
      readParts(state, part.parts ?? [], quoted);
      break;
    default:
  }
}

function readParameter(state: WordState, part: ParameterExpansionPart, quoted: boolean): void {
  const { place } = state;
  const { operation } = part;
  const length = part.prefix === '#';
  const operator = operation === undefined ? part.prefix : 'operator' in operation ? operation.operator : ':';
  const range = rangeAt(place, part.pos, part.end);
  addVariable(state, {
    name: part.parameter,
    range,
    quoted,
    operator: length ? undefined : operator,
    length,
    splits: state.splits && !quoted && !length,
  });
  if (operator === '=' || operator === ':=') {
    place.collector.definitions.push({ name: part.parameter, range, command: undefined, via: 'other' });
  }
  if (part.index !== undefined) readParts({ ...state, splits: false }, part.index.parts ?? [], true);
  if (operation === undefined) return;
  switch (operation.type) {
    case 'Default':
      readParts(state, operation.operand.parts ?? [], quoted);
      break;
    case 'Remove':
    case 'Transform':
      readParts({ ...state, splits: false }, operation.operand.parts ?? [], quoted);
      break;
    case 'Replace':
      readParts({ ...state, splits: false }, operation.pattern.parts ?? [], quoted);
      readParts({ ...state, splits: false }, operation.replacement.parts ?? [], quoted);
      break;
    case 'Slice':
      readParts({ ...state, splits: false }, operation.offset.parts ?? [], true);
      readParts({ ...state, splits: false }, operation.length?.parts ?? [], true);
      break;
    case 'CaseModification':
      readParts({ ...state, splits: false }, operation.operand?.parts ?? [], quoted);
      break;
    default:
  }
}

/** Reads arithmetic from a list, not by recursion: `1+1+1+…` is as deep as it is long. */
export function readArithmeticAt(place: Place, expression: ArithmeticExpression): void {
  readArithmetic({ place, variables: [], substitutions: [], splits: false }, expression);
}

const ASSIGNMENT = /^(?:[-+*/%&|^]|<<|>>)?=$/;

function readArithmetic(state: WordState, root: ArithmeticExpression): void {
  const { place } = state;
  const waiting: ArithmeticExpression[] = [root];
  const define = (target: ArithmeticExpression) => {
    if (target.type !== 'ArithmeticWord' || !/^[A-Za-z_]\w*$/.test(target.value)) return;
    const range = rangeAt(place, target.pos, target.end);
    place.collector.definitions.push({ name: target.value, range, command: undefined, via: 'other' });
  };
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    switch (node.type) {
      case 'ArithmeticBinary':
        if (ASSIGNMENT.test(node.operator)) define(node.left);
        waiting.push(node.right, node.left);
        break;
      case 'ArithmeticUnary':
        if (node.operator === '++' || node.operator === '--') define(node.operand);
        waiting.push(node.operand);
        break;
      case 'ArithmeticTernary':
        waiting.push(node.alternate, node.consequent, node.test);
        break;
      case 'ArithmeticGroup':
        waiting.push(node.expression);
        break;
      case 'ArithmeticCommandExpansion':
        if (node.script !== undefined) place.walkScript(node.script, detach(place, 'substitution'));
        break;
      case 'ArithmeticWord':
        readParts(state, node.parts ?? [], true);
        break;
    }
  }
}
