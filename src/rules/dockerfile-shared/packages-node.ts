import type { Range } from '../../core/text.js';
import type { ShellCommand, ShellWord } from '../../syntax/shell/types.js';
import { type OptionSpec, type ParsedArguments, parseArguments, rangeTo } from './shell-arguments.js';

export type NodeTool = 'npm' | 'yarn' | 'pnpm' | 'bun';

/** A call of npm, yarn, pnpm or bun that installs. */
export interface NodeInstall {
  readonly tool: NodeTool;
  /** `project`: what package.json says; `ci`: exactly the lock file; `add`: packages by name. */
  readonly what: 'project' | 'ci' | 'add';
  readonly packages: readonly ShellWord[];
  readonly global: boolean;
  /** The word of the verb; undefined for a bare `yarn`. */
  readonly verbWord: ShellWord | undefined;
  readonly parsed: ParsedArguments;
  readonly command: ShellCommand;
  readonly range: Range;
}

const SPEC: OptionSpec = {
  values: new Set(
    (
      '--registry --prefix -C --cache --loglevel --omit --include --only --userconfig --globalconfig --tag -w --workspace --script-shell ' +
      '--location --install-strategy --before --otp --fetch-retries --fetch-timeout --fetch-retry-mintimeout ' +
      '--fetch-retry-maxtimeout --network-timeout --network-concurrency --maxsockets --cafile --ca --cert --key --proxy ' +
      '--https-proxy --noproxy --node-options --cache-folder --modules-folder --cwd --mutex --global-folder --dir --filter ' +
      '-F --filter-prod --store-dir --virtual-store-dir --child-concurrency --reporter --workspace-concurrency --modules-dir ' +
      '--lockfile-dir --allow-build --cpu --os --libc --config --cache-dir --backend --depth --save-prefix --link-folder ' +
      '--preferred-cache-folder'
    ).split(' '),
  ),
};

/** For the other tools -w takes no value: `pnpm add -w zod`. */
const OTHERS: OptionSpec = {
  values: new Set([...SPEC.values!].filter((name) => name !== '-w' && name !== '--workspace')),
};

// https://docs.npmjs.com/cli/v11/commands/npm-install lists the aliases.
const NPM_INSTALL = new Set('install add i in ins inst insta instal isnt isnta isntal isntall'.split(' '));
const NPM_CI = new Set('ci clean-install ic install-clean isntall-clean'.split(' '));

/** Reads a call that installs; undefined for anything else. */
export function readNodeInstall(command: ShellCommand): NodeInstall | undefined {
  const { name } = command;
  if (name !== 'npm' && name !== 'yarn' && name !== 'yarnpkg' && name !== 'pnpm' && name !== 'bun')
    return undefined;
  const tool: NodeTool = name === 'yarnpkg' ? 'yarn' : name;
  const parsed = parseArguments(command.args, tool === 'npm' ? SPEC : OTHERS);
  const global = parsed.options.some(
    (one) =>
      one.name === '-g' || one.name === '--global' || (one.name === '--location' && one.value === 'global'),
  );
  const verbs = [...parsed.operands];
  const isGlobalYarn = tool === 'yarn' && verbs[0]?.value === 'global';
  if (isGlobalYarn) verbs.shift();
  const [verbWord, ...packages] = verbs;
  if (verbWord && verbWord.value === undefined) return undefined;
  const what = classify(tool, verbWord?.value, packages.length, parsed);
  if (!what) return undefined;
  return {
    tool,
    what,
    packages: what === 'ci' ? [] : packages,
    global: global || isGlobalYarn,
    verbWord,
    parsed,
    command,
    range: rangeTo(command, verbWord),
  };
}

function classify(
  tool: NodeTool,
  verb: string | undefined,
  count: number,
  parsed: ParsedArguments,
): NodeInstall['what'] | undefined {
  const byCount = count > 0 ? 'add' : 'project';
  if (tool === 'npm')
    return NPM_CI.has(verb ?? '') ? 'ci' : NPM_INSTALL.has(verb ?? '') ? byCount : undefined;
  if (tool === 'yarn') {
    if (verb === 'install') return byCount;
    if (verb === 'add') return 'add';
    const isQuestion = parsed.options.some(({ name }) => ['--version', '-v', '--help', '-h'].includes(name));
    return verb === undefined && !isQuestion ? 'project' : undefined;
  }
  if (verb === 'add') return 'add';
  if (tool === 'bun' && verb === 'ci') return 'ci';
  return verb === 'install' || verb === 'i' ? byCount : undefined;
}

/** The calls among commands. */
export function nodeInstalls(commands: readonly ShellCommand[]): NodeInstall[] {
  return commands.flatMap((command) => readNodeInstall(command) ?? []);
}

/** Whether a package is named without a version, or a repository without a commit. */
export function isUnpinnedPackage(word: ShellWord): boolean {
  const text = word.value ?? word.display;
  if (/^git(?:\+[a-z]+)?:\/\/|^git@|^(?:github|gitlab|bitbucket|gist):/.test(text))
    return !text.includes('#');
  if (
    /^[a-z][a-z+]*:/i.test(text) ||
    /^(?:\.{0,2}\/|~\/|\.{1,2}$)/.test(text) ||
    /\.(?:tar|tar\.gz|tgz)$/.test(text)
  )
    return false;
  const name = text.startsWith('@') ? text.slice(1) : text;
  if (name.includes('@')) return false;
  if (!text.startsWith('@') && /^[\w.-]+\/[\w.-]+(?:#|$)/.test(text)) return !text.includes('#');
  // What a variable adds may be the version.
  return word.value !== undefined && /^[A-Za-z0-9@]/.test(text);
}
