import { collectAlign } from '../collect/align/index.js';
import { isSecretName } from '../contract/secret-names.js';
import { isBroken } from '../collect/align/places-files.js';
import { readCommentSuppressions } from '../collect/align/suppressions.js';
import { readDockerfileRequests } from '../collect/dockerfile-suppressions.js';
import type { Suppression } from '../core/suppress.js';
import type { Host } from '../host.js';
import type { AlignModel } from '../models/align.js';
import type { ComposeModel } from '../models/compose.js';
import type { DockerfileModel } from '../models/dockerfile.js';
import type { ContractChoice, EnvModel, UnreadEnvFile } from '../models/env.js';
import type { FrameSource } from '../report/types.js';
import { RULES_OF_AREA as ALIGN_RULES } from '../rules/align/index.generated.js';
import { findHiddenValues } from '../rules/dockerfile-shared/secret-ranges.js';
import { frameOfCode } from './code-frame.js';
import { frameOfCompose, secretsOfCompose } from './compose-frame.js';
import { frameOfDockerfile } from './docker-check.js';
import { frameOf, secretsOf, suppressionsOf } from './env-check.js';
import { type ChecksResult, runChecks } from './run-checks.js';
import type { Session } from './session.js';

/** What has been read of a project before its parts are held against each other. */
export interface AlignSources {
  readonly models: readonly EnvModel[];
  readonly choice: ContractChoice;
  readonly dockerfiles: readonly DockerfileModel[];
  readonly compose: readonly ComposeModel[];
  /** Suppressions of the compose files. */
  readonly suppressions: readonly Suppression[];
  /** Env files that were found and not read. */
  readonly unread: readonly UnreadEnvFile[];
}

/** The parts of a project, held against each other. */
export interface AlignCheck extends ChecksResult {
  readonly model: AlignModel;
  /** What could not be decided, and why. */
  readonly unchecked: readonly { readonly what: string; readonly why: string }[];
  readonly secrets: readonly string[];
  readonly textOf: (file: string) => string | undefined;
  readonly frameOf: (file: string) => FrameSource | undefined;
}

/** Reads the code, joins it with what else was read, and runs the `align` rules. */
export async function checkAlign(session: Session, host: Host, sources: AlignSources): Promise<AlignCheck> {
  const { models, choice, dockerfiles, compose, unread } = sources;
  const env = models.map(({ file }) => file);
  const model = await collectAlign(host, session.root, {
    env,
    choice,
    dockerfiles,
    compose,
    unread: unread.map(({ path }) => path),
    config: session.config,
  });
  const applies = model.places.some(({ kind }) => kind === 'code') || compose.length > 0;
  const files = [...new Set(model.places.map(({ file }) => file))];
  const result = runChecks(session, {
    areas: [{ rules: ALIGN_RULES, subjects: applies ? [{ file: undefined, model }] : [] }],
    suppressions: [
      ...sources.suppressions,
      ...env.flatMap(suppressionsOf),
      // What is wrong with a pragma of hadolint is no matter of what the parts agree on: `docker` tells it.
      ...dockerfiles.flatMap(({ file, dockerfile, graph }) =>
        readDockerfileRequests(file.path, dockerfile, graph).suppressions.filter(({ isVoid }) => !isVoid),
      ),
      ...files.flatMap((file) =>
        isCode(model, file) ? readCommentSuppressions(file, model.textOf(file)) : [],
      ),
    ],
    files,
    textOf: model.textOf,
  });
  return {
    ...result,
    model,
    unchecked: [
      ...unread.map(({ path, why }) => ({ what: `What ${path} sets`, why })),
      ...listUnchecked(model),
    ],
    secrets: [...secretsOf(models), ...secretsOfOthers(model)],
    textOf: model.textOf,
    frameOf: (file) => frameFor(model, file),
  };
}

function isCode({ byName, places }: AlignModel, file: string): boolean {
  return byName.size > 0 && places.some((place) => place.kind === 'code' && place.file === file);
}

function secretsOfOthers({ places, dockerfiles, compose }: AlignModel): string[] {
  return [
    ...dockerfiles.flatMap(({ file }) => findHiddenValues(file.text)),
    ...secretsOfCompose(compose),
    ...places.flatMap(({ kind, name, value, read }) =>
      kind === 'code' && value && (read?.secret || isSecretName(name)) ? [value] : [],
    ),
  ];
}

/** What the rules could not look into: said, so that no silence is taken for a pass. */
function listUnchecked(model: AlignModel): AlignCheck['unchecked'] {
  const broken = model.env.filter(isBroken).map(({ path }) => ({
    what: `Values in ${path}`,
    why: 'it cannot be read whole, so that what its variables come to is not known',
  }));
  return [...broken, ...listUnseen(model)];
}

function listUnseen({ code, places }: AlignModel): AlignCheck['unchecked'] {
  if (!places.some(({ kind, isTest }) => kind === 'code' && !isTest)) {
    const why =
      code.files === 0
        ? 'there is no Python, JavaScript or TypeScript code here'
        : 'the code here reads no variables that could be seen';
    return [{ what: 'What the code reads', why }];
  }
  const { otherLanguages, dynamic, complete, settings } = code;
  const unnamed = dynamic.filter(({ prefix }) => !prefix);
  const open = settings.filter(({ unknownBases }) => unknownBases.length > 0);
  const what = 'Variables that nobody reads';
  return [
    ...(otherLanguages.length > 0
      ? [{ what, why: `part of the code is ${otherLanguages.join(', ')}, which is not read` }]
      : []),
    ...(unnamed.length > 0
      ? [
          {
            what,
            why: `${unnamed.length} reads make their names at run time, the first in ${unnamed[0]!.file}`,
          },
        ]
      : []),
    ...(open.length > 0
      ? [{ what, why: `${open[0]!.name} in ${open[0]!.file} inherits from classes that are not here` }]
      : []),
    ...(complete ? [] : [{ what: 'Part of the code', why: 'there is more of it than is read' }]),
  ];
}

function frameFor(model: AlignModel, path: string): FrameSource | undefined {
  const env = model.env.find((file) => file.path === path);
  if (env) return frameOf(env);
  const text = model.textOf(path);
  if (text === undefined) return undefined;
  if (model.dockerfiles.some(({ file }) => file.path === path)) return frameOfDockerfile(text);
  if (model.compose.some(({ project }) => project.files.some((file) => file.path === path)))
    return frameOfCompose(text);
  return isCode(model, path) ? frameOfCode(text) : undefined;
}
