/** Simple commands, and the commands that they run in turn. */
import type { Assignment, Command, CommandArgument, Redirection, Word } from 'unbash';
import { type MappedText, sliceMapped } from '../dockerfile/mapped-text.js';
import { innerText } from './inner-text.js';
import { readLooseParts, readWord } from './read-words.js';
import { readDefinitions } from './definitions.js';
import { readOptions } from './shell-options.js';
import type { ShellAssignment, ShellCommand, ShellRedirect, ShellWord } from './types.js';
import { detach, type Place, rangeAt } from './walk-types.js';
import { findExecuted, findScript, findWrapped, readsStandardInput, SHELLS } from './wrappers.js';

/** A word, and its text for the case that it is a script. */
export interface Argument {
  readonly word: ShellWord;
  readonly inner: () => MappedText | undefined;
}

const MAX_WRAPPERS = 8;
const MAX_TEXTS = 4;
const DECLARING = new Set(['export', 'local', 'readonly', 'declare', 'typeset']);

/** The name that a rule looks for: `/usr/bin/apt-get` is apt-get. */
function baseName(word: ShellWord | undefined): string {
  const value = word?.value ?? '';
  return value.slice(value.lastIndexOf('/') + 1);
}

export function readCommand(place: Place, node: Command): void {
  const { collector } = place;
  const index = collector.commands.push(undefined) - 1;
  const assignments = node.prefix.flatMap((part) =>
    part.type === 'Assignment' ? [readAssignment(place, part)] : [],
  );
  const nameWord = node.name === undefined ? undefined : readWord(place, node.name, true);
  const name = baseName(nameWord);
  const args = node.args.map((arg) => readArgument(place, arg, DECLARING.has(name)));
  const feedsShell = readsStandardInput(
    name,
    args.map((arg) => arg.word),
  );
  const redirects = node.redirects.map((redirect) => readRedirect(place, redirect, index, feedsShell));
  finishCommand(place, index, name, nameWord, args, {
    range: rangeAt(place, node.pos, node.end),
    assignments,
    redirects,
    wrappedBy: place.wrappedBy,
  });
}

type Rest = Pick<ShellCommand, 'range' | 'assignments' | 'redirects' | 'wrappedBy'>;

/** Puts a command into the list, and what it runs after it. */
export function finishCommand(
  place: Place,
  index: number,
  name: string,
  nameWord: ShellWord | undefined,
  args: readonly Argument[],
  rest: Rest,
  wrappers = 0,
): void {
  const { collector } = place;
  const words = args.map((arg) => arg.word);
  const command: ShellCommand = {
    index,
    name,
    nameWord,
    args: words,
    ...rest,
    context: place.context,
    pipeline: place.pipeline,
    pipelinePosition: place.pipelinePosition,
    list: place.list,
    listPosition: place.listPosition,
    statement: place.statement,
    negated: place.negated,
    background: place.background,
  };
  collector.commands[index] = command;
  for (const definition of readDefinitions(command)) collector.definitions.push(definition);
  if (name === 'set' || SHELLS.has(name)) {
    for (const setting of readOptions(words)) collector.settings.push({ ...setting, command: index });
  }
  if (wrappers < MAX_WRAPPERS) readWrapped(place, command, args, wrappers);
  if (place.depth < MAX_TEXTS) readScripts(place, command, args);
}

function readWrapped(place: Place, command: ShellCommand, args: readonly Argument[], wrappers: number): void {
  const { name } = command;
  const start = findWrapped(name, command.args);
  const spans =
    name === 'find' ? findExecuted(command.args) : start === -1 ? [] : [[start, args.length] as const];
  for (const [from, to] of spans) {
    const [head, ...tail] = args.slice(from, to);
    const index = place.collector.commands.push(undefined) - 1;
    const last = tail.at(-1) ?? head!;
    finishCommand(
      place,
      index,
      baseName(head!.word),
      head!.word,
      tail,
      {
        range: { start: head!.word.range.start, end: last.word.range.end },
        assignments: name === 'env' || name === 'sudo' ? splitAssignments(command.args.slice(0, from)) : [],
        redirects: [],
        wrappedBy: command.index,
      },
      wrappers + 1,
    );
  }
}

function splitAssignments(words: readonly ShellWord[]): ShellAssignment[] {
  return words.flatMap((word) => {
    const name = /^([A-Za-z_]\w*)=/.exec(word.text)?.[1];
    if (name === undefined) return [];
    const nameRange = { start: word.range.start, end: word.range.start + name.length };
    return [{ name, nameRange, value: undefined, range: word.range, append: false }];
  });
}

function readScripts(place: Place, command: ShellCommand, args: readonly Argument[]): void {
  const at = findScript(command.name, command.args);
  const script = at === -1 ? undefined : args[at];
  // eval joins its arguments: only a single one is a text of its own.
  const text = script ?? (command.name === 'eval' && args.length === 1 ? args[0] : undefined);
  const inner = text?.inner();
  if (text === undefined || inner === undefined || inner.text === '') return;
  const quiet = place.quiet || text.word.variables.length > 0;
  place.walkText(inner, {
    ...detach(place, 'shell-c'),
    quiet,
    depth: place.depth + 1,
    wrappedBy: command.index,
  });
}

function readArgument(place: Place, arg: CommandArgument, declares: boolean): Argument {
  if (arg.type === 'Word') {
    return { word: readWord(place, arg, true), inner: () => innerText(place, arg) };
  }
  return { word: readAssignmentWord(place, arg, !declares), inner: () => undefined };
}

/** `NAME=value` among the arguments (export, env) as one word. */
function readAssignmentWord(place: Place, node: Assignment, splits: boolean): ShellWord {
  const range = rangeAt(place, node.pos, node.end);
  const prefix = node.text.slice(0, Math.max(node.text.indexOf('=') + 1, 0));
  if (node.value.type !== 'Word') {
    const elements = node.value.elements.map((element) => readWord(place, element, true));
    return {
      ...{
        value: undefined,
        text: node.text,
        display: node.text,
        range,
        quoted: 'none',
        glob: false,
        brace: false,
      },
      tilde: false,
      variables: elements.flatMap((element) => element.variables),
      substitutions: elements.flatMap((element) => element.substitutions),
    };
  }
  const value = readWord(place, node.value, splits);
  return {
    ...value,
    value: value.value === undefined ? undefined : prefix + value.value,
    text: node.text,
    display: prefix + value.display,
    range,
    quoted: value.quoted === 'none' ? 'none' : 'part',
    glob: false,
  };
}

function readAssignment(place: Place, node: Assignment): ShellAssignment {
  const range = rangeAt(place, node.pos, node.end);
  const nameRange = rangeAt(place, node.pos, node.pos + node.name.length);
  if (node.index !== undefined) readWord(place, node.index, false);
  if (node.value.type === 'Word') {
    const empty = node.value.pos === node.value.end;
    const value = empty ? undefined : readWord(place, node.value, false);
    return { name: node.name, nameRange, value, range, append: node.append === true };
  }
  for (const element of node.value.elements) readWord(place, element, true);
  return { name: node.name, nameRange, value: undefined, range, append: node.append === true };
}

/** Reads a redirect. `command` undefined: of a compound command. */
export function readRedirect(
  place: Place,
  node: Redirection,
  command: number | undefined,
  feedsShell: boolean,
): ShellRedirect {
  const range = rangeAt(place, node.pos, node.end);
  const descriptor = node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined;
  if (node.type !== 'HereDoc') {
    const split = node.type === 'Redirect' && node.operator !== '>&' && node.operator !== '<&';
    const target = node.target === undefined ? undefined : readWord(place, node.target as Word, split);
    return { operator: node.operator, descriptor, target, range };
  }
  const { body, delimiter } = node;
  place.collector.heredocs.push({
    name: delimiter?.value ?? '',
    range,
    bodyRange: rangeAt(place, body.pos, body.end),
    quoted: delimiter?.quoted ?? false,
  });
  if (feedsShell && place.depth < MAX_TEXTS && (delimiter?.quoted === true || body.parts === undefined)) {
    place.walkText(sliceMapped(place.text, body.pos, body.end), {
      ...detach(place, 'heredoc'),
      depth: place.depth + 1,
      wrappedBy: command,
    });
  } else if (delimiter?.quoted !== true) readLooseParts(place, body.parts ?? []);
  return { operator: node.operator, descriptor, target: undefined, range };
}
