import type { Fix } from '../../core/finding.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { CopyInstruction, RunInstruction } from '../../syntax/dockerfile/types.js';
import type { ShellCommand } from '../../syntax/shell/types.js';
import { isWholeContext } from './copy-paths.js';

/**
 * Copies the lists of dependencies alone, installs, and copies the rest after it. Only where the install is the whole
 * RUN and stands right below the COPY, and where the names of the lists are known: from the command, or from the files
 * that there are.
 */
export function installFirst(
  model: DockerfileModel,
  copy: CopyInstruction,
  run: RunInstruction,
  command: ShellCommand,
): { fixes?: Fix[] } {
  const { file, context } = model;
  const { text } = file;
  const script = model.scriptOf(run);
  const lists = listsOf(command, context?.complete ? context.files : undefined);
  const [source] = copy.sources;
  const folder = copy.destination?.literal;
  if (!lists || !source?.literal || !isWholeContext(source.literal) || copy.sources.length > 1) return {};
  if (folder === undefined || !/^(?:\.|\.\/)$/.test(folder)) return {};
  if (copy.json || copy.heredocs.length > 0 || run.heredocs.length > 0 || copy.isTrigger) return {};
  if (run.mounts.some(({ fields }) => fields.some(({ value }) => value?.literal === 'bind'))) return {};
  if (script?.origin !== 'line' || script.commands.length !== 1 || command.assignments.length > 0) return {};
  if (model.dockerfile.instructions[copy.index + 1] !== run) return {};
  const between = text.slice(copy.range.end, run.range.start);
  if (!/^\s*$/.test(between) || copy.innerComments.length > 0) return {};
  const keyword = text.slice(copy.range.start, source.range.start);
  const feed = text.includes('\r\n') ? '\r\n' : '\n';
  const first = lists.map(({ folder: at, names }) => `${keyword}${names.join(' ')} ${at}`).join(feed);
  const install = text.slice(run.range.start, run.range.end);
  const rest = text.slice(copy.range.start, copy.range.end);
  return {
    fixes: [
      {
        title: 'copy the list of dependencies and install before the sources',
        safety: 'unsafe',
        edits: [
          {
            file: file.path,
            start: copy.range.start,
            end: run.range.end,
            text: `${first}${feed}${install}${between}${rest}`,
          },
        ],
      },
    ],
  };
}

interface Lists {
  /** Where they go: `./`, `backend/`. */
  readonly folder: string;
  readonly names: readonly string[];
}

const LOCKS: Readonly<
  Record<string, readonly [manifest: string, locks: readonly string[], needsLock: boolean]>
> = {
  npm: ['package.json', ['package-lock.json', 'npm-shrinkwrap.json'], false],
  yarn: ['package.json', ['yarn.lock'], false],
  bun: ['package.json', ['bun.lock', 'bun.lockb'], true],
  go: ['go.mod', ['go.sum'], true],
  bundle: ['Gemfile', ['Gemfile.lock'], true],
};
/** Files that change what an install does, or that it needs besides: who has one sorts the lines by hand. */
const BESIDES =
  /^(?:\.npmrc|\.yarnrc(?:\.yml)?|\.yarn|pnpm-workspace\.yaml|patches|bunfig\.toml|go\.work|.*\.gemspec)(?:\/|$)/;

function listsOf({ name, args }: ShellCommand, files: readonly string[] | undefined): Lists[] | undefined {
  if (name === 'pip' || name === 'pip3') {
    const words = args.map(({ value }) => value);
    if (words.some((word) => word === undefined || /^(?:-c|--constraint|-e)/.test(word))) return undefined;
    const at = words.findIndex((word) => word === '-r' || word === '--requirement');
    const path = words[at + 1];
    if (at === -1 || !path || !/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.txt$/.test(path)) return undefined;
    if (words.filter((word) => word?.startsWith('-r')).length > 1) return undefined;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    return [{ folder: folder || './', names: [path] }];
  }
  const found = LOCKS[name];
  if (!found || !files || files.some((file) => BESIDES.test(file))) return undefined;
  const [manifest, locks, needsLock] = found;
  const lock = locks.filter((one) => files.includes(one));
  const strict = needsLock || args[0]?.value === 'ci';
  if (!files.includes(manifest) || (strict && lock.length === 0)) return undefined;
  return [{ folder: './', names: [manifest, ...lock] }];
}
