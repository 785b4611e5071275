import type { EntryPoint } from '../models/backend.js';
import type { ComposeModel } from '../models/compose.js';
import type { DockerfileModel } from '../models/dockerfile.js';
import { unwrap } from '../rules/dockerfile-shared/command-launch.js';
import type { ComposeCommand } from '../syntax/compose/types.js';
import { readLaunch, readProgram, rootsOf, withChdir } from './backend-entry-points.js';

/** What the commands of compose services start that are built from the project's Dockerfiles, each place once. */
export function entryPointsOfServices(
  compose: readonly ComposeModel[],
  dockerfiles: readonly DockerfileModel[],
): EntryPoint[] {
  const byPath = new Map(dockerfiles.map((model) => [model.file.path, model]));
  const found = new Map<string, EntryPoint>();
  for (const model of compose) {
    for (const { build, command, volumes } of model.project.services) {
      const dockerfile = byPath.get(build?.dockerfilePath ?? '');
      if (!dockerfile?.context || command?.words === undefined || command.cut) continue;
      const launch = launchOf(model.textOf(command.file) ?? '', command);
      if (!launch) continue;
      const { file } = command;
      // What is mounted over the image's folder is what runs.
      const mounted = volumes.flatMap(({ hostPath }) =>
        hostPath !== undefined && model.pathKind(hostPath) === 'directory'
          ? [/^\.?$/.test(hostPath) ? '' : `${hostPath}/`]
          : [],
      );
      const roots = withChdir([...new Set([...rootsOf(dockerfile), ...mounted])], launch);
      for (const start of [readLaunch(launch), readProgram(dockerfile, launch)]) {
        const range = start?.token.range;
        if (range)
          found.set(`${file} ${range.start} ${start.point.kind}`, { file, range, roots, ...start.point });
      }
    }
  }
  return [...found.values()];
}

/** The program and its arguments; undefined where a word is not written as it is. */
function launchOf(text: string, { words = [], range }: ComposeCommand) {
  const tokens = [];
  let at = range.start;
  for (const word of words) {
    const start = word === '' ? -1 : text.indexOf(word, at);
    if (start === -1 || start + word.length > range.end) return undefined;
    at = start + word.length;
    tokens.push({ value: word, text: word, range: { start, end: at } });
  }
  const { rest, wrappers } = unwrap(tokens);
  const [programToken, ...args] = rest;
  const program = programToken?.value?.replace(/^.*\//, '');
  return programToken && program ? { program, programToken, args, wrappers } : undefined;
}
