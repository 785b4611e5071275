import { createMappedText } from '../../syntax/dockerfile/mapped-text.js';
import { analyzeShellText } from '../../syntax/shell/index.js';
import { type Launch, unwrap } from './command-launch.js';

type ScriptLaunch = Pick<Launch, 'program' | 'programToken' | 'args' | 'wrappers'>;

const SHELL = {
  name: 'sh',
  words: ['/bin/sh', '-c'],
  options: { pipefail: false, errexit: false, nounset: false },
  range: undefined,
} as const;

/** Where the text of a script begins in package.json; undefined where it is not written as it is read. */
export function placeOfScript(text: string, name: string, script: string): number | undefined {
  const scripts = Math.max(0, text.indexOf('"scripts"'));
  const key = text.indexOf(`"${name}"`, scripts + 9);
  const at = text.indexOf(JSON.stringify(script), key + name.length + 2);
  return key < 0 || at < 0 || JSON.stringify(script) !== `"${script}"` ? undefined : at + 1;
}

/**
 * What a line of shell starts.
 * @param at where it begins in its file; without it, the places are the start of the file
 */
export function launchesOfText(script: string, at: number | undefined): ScriptLaunch[] {
  const mapped = createMappedText();
  mapped.add(script, at ?? 0);
  const { status, commands } = analyzeShellText(mapped.build(), 'line', SHELL);
  if (status !== 'parsed') return [];
  return commands.flatMap(({ nameWord, args: words }): ScriptLaunch[] => {
    if (!nameWord) return [];
    const tokens = [nameWord, ...words].map(({ value, display, range }) => ({
      value,
      text: display,
      range: at === undefined ? { start: 0, end: 0 } : range,
    }));
    const { rest, wrappers } = unwrap(tokens);
    const [programToken, ...args] = rest;
    const program = programToken?.value?.replace(/^.*\//, '');
    return programToken && program ? [{ program, programToken, args, wrappers }] : [];
  });
}
