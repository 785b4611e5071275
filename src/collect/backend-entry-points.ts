import { PLAIN_IMAGES, STARTED_PROGRAMS } from '../data/started-programs.js';
import type { EntryPoint } from '../models/backend.js';
import type { DockerfileModel } from '../models/dockerfile.js';
import { type Launch, type Token, launchesOf, optionOf } from '../rules/dockerfile-shared/command-launch.js';
import { baseImageOf, targetChain, targetOf } from '../rules/dockerfile-shared/stage-facts.js';

const SERVERS = new Set(['gunicorn', 'uvicorn', 'hypercorn', 'daphne', 'granian', 'waitress-serve']);
const ATTRIBUTE = /^([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*):([A-Za-z_]\w*)(?:[.([].*)?$/;

/** What the image that a plain build makes starts. */
export function entryPointsOf(model: DockerfileModel): EntryPoint[] {
  const target = targetOf(model.graph);
  if (!target || !model.context) return [];
  const roots = rootsOf(model);
  return launchesOf(model, target).flatMap((launch) =>
    [readLaunch(launch), readProgram(model, launch)].flatMap((found): EntryPoint[] =>
      found
        ? [
            {
              file: model.file.path,
              range: found.token.range,
              roots: withChdir(roots, launch),
              ...found.point,
            },
          ]
        : [],
    ),
  );
}

/** What is started is a program that a distribution installs, and no image that is built upon has it. */
export function readProgram(
  { graph }: Pick<DockerfileModel, 'graph'>,
  { program, programToken, wrappers }: Pick<Launch, 'program' | 'programToken' | 'wrappers'>,
): { readonly point: Point; readonly token: Token } | undefined {
  const { python, node } = STARTED_PROGRAMS;
  const target = targetOf(graph);
  if (!target || !(python.has(program) || node.has(program))) return undefined;
  // npx fetches what is not there; `./next` is a file.
  if (wrappers.some((name) => /^(?:npx|bunx|pnpx)$/.test(name)) || programToken.value?.startsWith('.'))
    return undefined;
  const { image } = baseImageOf(graph, target);
  if (!image || !PLAIN_IMAGES.test(image.short)) return undefined;
  return { token: programToken, point: { kind: 'program', target: program } };
}

type Point = Pick<EntryPoint, 'kind' | 'target' | 'attribute'>;

/** What of a program's arguments names code of the project. */
export function readLaunch({
  program,
  args,
  programToken,
  wrappers,
}: Pick<Launch, 'program' | 'args' | 'programToken' | 'wrappers'>):
  | { readonly point: Point; readonly token: Token }
  | undefined {
  if (SERVERS.has(program)) {
    for (const token of args) {
      const match = token.value === undefined ? null : ATTRIBUTE.exec(token.value);
      if (match) return { token, point: { kind: 'attribute', target: match[1]!, attribute: match[2]! } };
    }
    return undefined;
  }
  const [first] = args;
  if (program === 'celery') {
    const token = optionOf(args, '-A', '--app');
    const module = token?.value && /^[A-Za-z_][\w.]*/.exec(token.value)?.[0];
    return token && module ? { token, point: { kind: 'module', target: module } } : undefined;
  }
  if (/^(?:python[\d.]*|node|nodejs|bun|tsx|ts-node)$/.test(program) && first?.value) {
    const isScript = /\.(?:py|[cm]?[jt]s)$/.test(first.value);
    return isScript ? { token: first, point: { kind: 'script', target: first.value } } : undefined;
  }
  if (/^(?:npm|pnpm|yarn)$/.test(program)) {
    const words = args.filter(({ value }) => value !== undefined && !value.startsWith('-'));
    const script = words[0]?.value === 'run' || words[0]?.value === 'run-script' ? words[1] : words[0];
    return script?.value &&
      /^(?:start|run|test|[\w:.-]+)$/.test(script.value) &&
      isRun(words[0]!.value!, program)
      ? { token: script, point: { kind: 'npm-script', target: script.value } }
      : undefined;
  }
  // `python -m package`: the wrapper is gone, what is left is the module.
  if (wrappers.some((name) => /^python/.test(name)) && /^[A-Za-z_][\w.]*$/.test(program))
    return { token: programToken, point: { kind: 'module', target: program } };
  return undefined;
}

/** `npm start`, `npm run x`; `npm ci` and its like start nothing of the project. */
function isRun(word: string, program: string): boolean {
  return /^(?:start|run|run-script)$/.test(word) || (program !== 'npm' && word === 'serve');
}

/** Folders of the build context whose content is copied, and the context itself. */
export function rootsOf(model: DockerfileModel): string[] {
  const { folder } = model.context!;
  const base = folder === '' ? '' : `${folder.replace(/\/$/, '')}/`;
  const roots = new Set([base]);
  for (const stage of targetChain(model)) {
    for (const instruction of stage.instructions) {
      if (instruction.kind !== 'copy' && instruction.kind !== 'add') continue;
      if (instruction.from) continue;
      const last = instruction.destination?.value.replace(/\/{1,50}$/, '').replace(/^.*\//, '');
      for (const source of instruction.sources) {
        // `COPY app ./app` keeps the name of the folder: it is imported by it.
        if (source.value.replace(/\/{1,50}$/, '').replace(/^.*\//, '') === last) continue;
        const path = source.value.replace(/^\.?\//, '').replace(/\/?$/, '/');
        if (/^[\w./@-]+$/.test(path) && !path.includes('..')) roots.add(path === './' ? base : base + path);
      }
    }
  }
  return [...roots];
}

/** With the folder in which a server is told to look. */
export function withChdir(roots: readonly string[], { args }: Pick<Launch, 'args'>): string[] {
  const folder = optionOf(args, '--chdir', '--app-dir')
    ?.value?.replace(/^\.?\//, '')
    .replace(/\/?$/, '/');
  return folder
    ? roots.flatMap((root) => [root, root + folder, root + folder.replace(/^[^/]*\//, '')])
    : [...roots];
}
