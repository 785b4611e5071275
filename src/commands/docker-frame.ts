import { findHiddenValues } from '../rules/dockerfile-shared/secret-ranges.js';
import type { FrameSource } from '../report/types.js';
import { frameOfCompose, secretsOfCompose } from './compose-frame.js';
import { type DockerCheck, frameOfDockerfile } from './docker-check.js';

/** Every value of the Dockerfiles and compose files that nobody may see. */
export function secretsOfDocker({ dockerfiles, compose }: DockerCheck): string[] {
  return [
    ...(dockerfiles?.models ?? []).flatMap(({ file }) => findHiddenValues(file.text)),
    ...secretsOfCompose(compose?.models ?? []),
  ];
}

/** A file as it may be shown. */
export function frameOfDocker(check: DockerCheck, path: string, text: string): FrameSource {
  return check.isCompose(path) ? frameOfCompose(text) : frameOfDockerfile(text);
}
