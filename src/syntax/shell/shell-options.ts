/** `set -euo pipefail` and the same letters on a shell's command line. */
import type { ShellOptions, ShellSetting } from './types.js';

interface OptionWord {
  readonly value: string | undefined;
  readonly range: ShellSetting['range'];
}

const LETTERS: Readonly<Record<string, ShellSetting['option']>> = { e: 'errexit', u: 'nounset', x: 'xtrace' };
const NAMES: ReadonlySet<string> = new Set(['errexit', 'nounset', 'pipefail', 'xtrace']);

/** Reads option words in order, up to the first that is none. */
export function readOptions(words: readonly OptionWord[]): Omit<ShellSetting, 'command'>[] {
  const settings: Omit<ShellSetting, 'command'>[] = [];
  for (let i = 0; i < words.length; i++) {
    const { value, range } = words[i]!;
    // `bash --login -eo pipefail`: the long ones say nothing of these.
    if (value !== undefined && /^--[a-z][a-z-]*$/.test(value)) continue;
    if (value === undefined || !/^[-+][A-Za-z]+$/.test(value)) break;
    const on = value.startsWith('-');
    for (const letter of value.slice(1)) {
      const option = Object.hasOwn(LETTERS, letter) ? LETTERS[letter] : undefined;
      if (option !== undefined) settings.push({ option, on, range });
      if (letter !== 'o') continue;
      const name = words[i + 1];
      if (name?.value === undefined || name.value.startsWith('-')) continue;
      i++;
      if (NAMES.has(name.value))
        settings.push({ option: name.value as ShellSetting['option'], on, range: name.range });
    }
  }
  return settings;
}

/** What settings amount to, the last one winning. */
export function foldOptions(settings: readonly Pick<ShellSetting, 'option' | 'on'>[]): ShellOptions {
  const state = { pipefail: false, errexit: false, nounset: false };
  for (const { option, on } of settings) if (option !== 'xtrace') state[option] = on;
  return state;
}
