import type { ShellCommand, ShellWord } from '../../syntax/shell/types.js';

/** How a program reads its options. */
export interface OptionSpec {
  /** Options that take a value, with their dashes. */
  readonly values?: ReadonlySet<string>;
  /** Long options that take none; where given, a long option that is in neither list may take the next word. */
  readonly flags?: ReadonlySet<string>;
  /** `go`: `-tags x`, no clusters of letters. */
  readonly style?: 'gnu' | 'go';
}

/** An option as given; a cluster (`-yqq`) gives one for each letter, all with the same word. */
export interface OptionUse {
  /** With its dashes. */
  readonly name: string;
  /** Undefined without one, or where it depends on the run. */
  readonly value: string | undefined;
  readonly word: ShellWord;
  /** Where the value is a word of its own. */
  readonly valueWord: ShellWord | undefined;
}

export interface ParsedArguments {
  readonly options: readonly OptionUse[];
  /** What is neither an option nor the value of one. */
  readonly operands: readonly ShellWord[];
}

const NONE: ReadonlySet<string> = new Set();

/** Tells options, their values and operands apart. Linear. */
export function parseArguments(args: readonly ShellWord[], spec: OptionSpec = {}): ParsedArguments {
  const values = spec.values ?? NONE;
  const options: OptionUse[] = [];
  const operands: ShellWord[] = [];
  let i = 0;
  const takeNext = (): ShellWord | undefined => args[++i];
  for (; i < args.length; i++) {
    const word = args[i]!;
    const text = word.value ?? word.display;
    if (text === '--') {
      operands.push(...args.slice(i + 1));
      break;
    }
    if (!/^-./.test(text)) operands.push(word);
    else if (text.startsWith('--') || spec.style === 'go') {
      const equals = text.indexOf('=');
      const name = equals === -1 ? text : text.slice(0, equals);
      if (equals !== -1) options.push({ name, value: text.slice(equals + 1), word, valueWord: undefined });
      else if (values.has(name) || mayTakeNext(name, args[i + 1], spec)) {
        const valueWord = takeNext();
        options.push({ name, value: valueWord?.value, word, valueWord });
      } else options.push({ name, value: undefined, word, valueWord: undefined });
    } else readCluster(word, text, values, options, takeNext);
  }
  return { options, operands };
}

function mayTakeNext(name: string, next: ShellWord | undefined, { flags }: OptionSpec): boolean {
  return flags !== undefined && !flags.has(name) && next !== undefined && !next.display.startsWith('-');
}

function readCluster(
  word: ShellWord,
  text: string,
  values: ReadonlySet<string>,
  options: OptionUse[],
  takeNext: () => ShellWord | undefined,
): void {
  for (let at = 1; at < text.length; at++) {
    const name = `-${text[at]}`;
    if (text[at + 1] === '=') {
      options.push({ name, value: text.slice(at + 2), word, valueWord: undefined });
      return;
    }
    if (!values.has(name)) {
      options.push({ name, value: undefined, word, valueWord: undefined });
      continue;
    }
    const rest = text.slice(at + 1);
    const valueWord = rest === '' ? takeNext() : undefined;
    options.push({ name, value: rest === '' ? valueWord?.value : rest, word, valueWord });
    return;
  }
}

/** The last of some options. */
export function findOption({ options }: ParsedArguments, ...names: readonly string[]): OptionUse | undefined {
  return options.filter(({ name }) => names.includes(name)).at(-1);
}

/** Whether one of some options is given and not switched off by `=false`. */
export function hasOption(parsed: ParsedArguments, ...names: readonly string[]): boolean {
  const found = findOption(parsed, ...names);
  return found !== undefined && !/^(?:false|no|0|off)$/i.test(found.value ?? '');
}

/** From the program's word to the end of another word of the command. */
export function rangeTo(command: ShellCommand, word: ShellWord | undefined) {
  const start = command.nameWord?.range.start ?? command.range.start;
  return { start, end: word?.range.end ?? command.nameWord?.range.end ?? command.range.end };
}
