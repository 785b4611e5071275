import type { Range } from '../../core/text.js';
import { BROUGHT_BY_EXTRA, STARTED_PROGRAMS } from '../../data/started-programs.js';
import type { BackendModel } from '../../models/backend.js';
import { parsePackageJson } from '../../syntax/requirements/package-json.js';
import { launchesOfText, placeOfScript } from '../dockerfile-shared/command-scripts.js';
import { isDeclaredPackage } from './packages.js';
import { declaredNames } from './python-imports.js';

/** A program that is started by its name, and where. */
export interface StartedProgram {
  readonly program: string;
  readonly file: string;
  readonly range: Range;
}

/** The programs that images and services start, those of the scripts of package.json that they run included. */
export function listStarted(model: BackendModel): readonly StartedProgram[] {
  return model.entryPoints.flatMap(({ kind, target, file, range }): StartedProgram[] => {
    if (kind === 'program') return [{ program: target, file, range }];
    if (kind !== 'npm-script') return [];
    return model.manifests.flatMap(({ path, text }) => {
      const script = parsePackageJson(text)?.scripts.get(target);
      if (script === undefined) return [];
      return launchesOfText(script, placeOfScript(text, target, script)).flatMap(
        ({ program, programToken, wrappers }): StartedProgram[] =>
          wrappers.some((name) => /^(?:npx|bunx|pnpx)$/.test(name)) || !STARTED_PROGRAMS.node.has(program)
            ? []
            : [{ program, file: path, range: programToken.range }],
      );
    });
  });
}

/** The distribution of a program that nothing installs; undefined where something does, or may. */
export function missingFor(model: BackendModel, program: string): string | undefined {
  const installers = STARTED_PROGRAMS[model.language].get(program);
  const [distribution] = installers ?? [];
  if (!installers || distribution === undefined) return undefined;
  if (model.language === 'node')
    return installers.some((name) => isDeclaredPackage(model, name)) || isInLock(model, distribution)
      ? undefined
      : distribution;
  const declared = declaredNames(model);
  const extra = BROUGHT_BY_EXTRA.get(program);
  const isThere =
    installers.some((name) => declared.has(name) || model.installed.has(name)) ||
    (extra !== undefined && model.manifests.some(({ text }) => extra.test(text)));
  return isThere ? undefined : distribution;
}

const isInLock = ({ locks }: BackendModel, name: string): boolean =>
  locks.some(({ packages }) => packages.has(name));
