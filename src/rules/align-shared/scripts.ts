import type { AlignModel, AlignService } from '../../models/align.js';
import { parsePackageJson } from '../../syntax/requirements/package-json.js';
import { createScriptFinder, scriptPaths } from '../../syntax/script/module-paths.js';
import type { CommandLine } from '../dockerfile-shared/command-launch.js';
import { launchesOfText, placeOfScript } from '../dockerfile-shared/command-scripts.js';
import { askOnce } from '../shared/ask-once.js';

/** A command line, and the file in which it is written. */
export interface FiledLaunch {
  readonly launch: CommandLine;
  readonly file: string;
}

/** Programs that run a file that they are given. */
const RUNTIME = /^(?:node|nodejs|bun|deno|tsx|ts-node|ts-node-dev|nodemon|python[\d.]*)$/;
/** Their options that take the next word. */
const WITH_VALUE = /^(?:-r|--(?:require|import|loader|experimental-loader|env-file|conditions|exec|ext))$/;
const MOST_FILES = 2000;

/** `npm start` → what the script of package.json runs; any other command line as it is. */
export function expandScript(
  model: AlignModel,
  service: AlignService,
  one: FiledLaunch,
  depth = 0,
): readonly FiledLaunch[] {
  const { program, args } = one.launch;
  if (!/^(?:npm|pnpm|yarn|bun)$/.test(program)) return [one];
  const words = args.flatMap(({ value }) => (value === undefined || value.startsWith('-') ? [] : [value]));
  const isRun = /^run(?:-script)?$/.test(words[0] ?? '');
  const name = isRun ? words[1] : words[0];
  const file = `${service.folder ?? ''}package.json`;
  const text = model.textOf(file);
  const script =
    name === undefined || text === undefined ? undefined : parsePackageJson(text)?.scripts.get(name);
  // `bun index.ts` runs a file, `bun start` a script.
  if (text === undefined || script === undefined) return program === 'bun' ? [one] : [];
  if (depth > 3) return [];
  return launchesOfText(script, placeOfScript(text, name!, script)).flatMap((launch) =>
    expandScript(model, service, { launch, file }, depth + 1),
  );
}

/** The source file that a command line starts, where it is one of the service's: `node dist/main.js` → `src/main.ts`. */
export function entryOf(
  { code: { sources } }: AlignModel,
  { folder }: AlignService,
  launch: CommandLine,
): string | undefined {
  const { program, args } = launch;
  if (folder === undefined) return undefined;
  const script = program === 'nest' && args[0]?.value === 'start' ? 'dist/main' : scriptOf(program, args);
  if (script === undefined) return moduleOf(sources, folder, program);
  const parts = script.split('/').filter((part) => part !== '' && part !== '.');
  // In the image the folder may lie anywhere: `/app/dist/main.js`.
  for (let cut = 0; cut < parts.length; cut++) {
    const path = parts.slice(cut).join('/');
    const built = /^(?:dist|build|out|lib|\.?output)\/(?:src\/)?/.exec(path)?.[0];
    const rest = built === undefined ? undefined : path.slice(built.length);
    const tried = rest === undefined ? [path] : [path, `src/${rest}`, rest];
    for (const one of tried) {
      const found: string | undefined = [folder, '']
        .flatMap((base) => scriptPaths(base + one))
        .find((file) => sources.has(file));
      if (found?.startsWith(folder)) return found;
    }
  }
  return undefined;
}

/** `python -m app.main`: what is left of the command line is the module. */
function moduleOf(sources: ReadonlySet<string>, folder: string, module: string): string | undefined {
  if (!/^[A-Za-z_]\w*(?:\.\w+)*$/.test(module)) return undefined;
  const path = `${folder}${module.replaceAll('.', '/')}`;
  return [`${path}.py`, `${path}/__main__.py`].find((file) => sources.has(file));
}

function scriptOf(program: string, args: CommandLine['args']): string | undefined {
  if (!RUNTIME.test(program)) return undefined;
  const words = args.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const script = words.find(
    (word, i) =>
      !word.startsWith('-') && !/^(?:run|watch|start)$/.test(word) && !WITH_VALUE.test(words[i - 1] ?? ''),
  );
  return script !== undefined && /^[\w./@-]+$/.test(script) ? script : undefined;
}

const finders = askOnce(({ code }: AlignModel) => createScriptFinder(code.sources));
const SPECIFIER = /(?:\bfrom|\bimport|\brequire\s{0,3}\(|\bimport\s{0,3}\()\s{0,20}['"]([^'"\n]{1,300})['"]/g;

/** A script and what it imports, and what that imports. Linear in the text of these. */
export function reachableFrom(model: AlignModel, entry: string): ReadonlySet<string> {
  const find = finders(model);
  const seen = new Set([entry]);
  for (const file of seen) {
    if (seen.size > MOST_FILES || /\.py$/.test(file)) break;
    for (const [, module] of (model.textOf(file) ?? '').matchAll(SPECIFIER)) {
      const target = find(file, module!);
      if (target !== undefined) seen.add(target);
    }
  }
  return seen;
}
