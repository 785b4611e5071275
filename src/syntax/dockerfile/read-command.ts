/** RUN, CMD, ENTRYPOINT, SHELL, HEALTHCHECK: a command line, in shell or exec form. */
import { isSpace, skipSpaces } from './characters.js';
import { checkFlagValue, checkMount } from './flag-values.js';
import type {
  CommandInstruction,
  HealthcheckInstruction,
  InstructionBase,
  RunInstruction,
} from './instruction-types.js';
import { looksLikeJson, readJsonForm } from './json-form.js';
import { type MappedText, sliceMapped, sourceRange } from './mapped-text.js';
import type { CommandLine } from './part-types.js';
import type { ReadContext } from './words.js';

/** Decides the form of a command line; undefined for an empty text. */
export function readCommandLine(
  context: ReadContext,
  text: MappedText,
  keyword: string,
): CommandLine | undefined {
  if (text.text === '') return undefined;
  const range = sourceRange(text, 0, text.text.length);
  const json = readJsonForm(context, text, false);
  if (json.kind === 'strings') return { form: 'exec', words: json.words, range };
  if (json.kind === 'not-strings') context.report('json-not-strings', range, { keyword });
  return {
    form: 'shell',
    text,
    range,
    looksLikeJson: json.kind === 'not-strings' || looksLikeJson(text.text),
  };
}

export function readCommand(
  context: ReadContext,
  kind: 'run' | CommandInstruction['kind'],
  base: InstructionBase,
): RunInstruction | CommandInstruction {
  const keyword = kind.toUpperCase();
  const command = readCommandLine(context, base.rest, keyword);
  if (kind === 'run') {
    const mounts = base.flags.filter((flag) => flag.name === 'mount' && flag.value !== undefined);
    for (const mount of mounts) checkMount(context, mount);
    for (const flag of base.flags) {
      if (flag.name === 'network' || flag.name === 'security') checkFlagValue(context, keyword, flag);
    }
    return Object.assign(base, { kind, command, mounts });
  }
  if (kind === 'shell') {
    if (command === undefined || (command.form === 'exec' && command.words.length === 0)) {
      context.report('argument-missing', base.keywordRange, { keyword });
    } else if (command.form === 'shell') context.report('shell-not-json', command.range);
  }
  return Object.assign(base, { kind, command });
}

const TIMES = new Set(['interval', 'timeout', 'start-period', 'start-interval', 'retries']);

export function readHealthcheck(context: ReadContext, base: InstructionBase): HealthcheckInstruction {
  const { text } = base.rest;
  const keyword = 'HEALTHCHECK';
  if (text === '') {
    context.report('argument-missing', base.keywordRange, { keyword });
    return Object.assign(base, {
      kind: 'healthcheck' as const,
      type: undefined,
      typeRange: undefined,
      command: undefined,
    });
  }
  let end = 0;
  while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
  const type = text.slice(0, end).toUpperCase();
  const typeRange = sourceRange(base.rest, 0, end);
  const start = skipSpaces(text, end, text.length);
  const command = readCommandLine(context, sliceMapped(base.rest, start, text.length), keyword);
  const empty = command === undefined || (command.form === 'exec' && command.words.length === 0);
  if (type === 'NONE') {
    if (!empty) context.report('healthcheck-none-arguments', command!.range);
  } else {
    if (type !== 'CMD') context.report('healthcheck-type', typeRange);
    else if (empty) context.report('healthcheck-command-missing', typeRange);
    for (const flag of base.flags) if (TIMES.has(flag.name)) checkFlagValue(context, keyword, flag);
  }
  return Object.assign(base, { kind: 'healthcheck' as const, type, typeRange, command });
}
