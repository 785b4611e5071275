import { isInDevelopmentFolder } from '../../core/development.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { Stage } from '../../syntax/dockerfile/stage-types.js';

const DEVELOPMENT =
  /(?:^|[-_.])(?:dev|devel|development|develop|debug|test|tests|testing|lint|ci|e2e|devcontainer|local)(?:[-_.]|$)/;
const PRODUCTION =
  /(?:^|[-_.])(?:prod|production|release|final|runtime|runner|deploy|serve|server)(?:[-_.]|$)/;

/** Whether by its name a stage is for developing or testing. */
export function isDevelopmentName(name: string | undefined): boolean {
  return name !== undefined && DEVELOPMENT.test(name.toLowerCase()) && !PRODUCTION.test(name.toLowerCase());
}

/** Whether by its name a stage is what runs in production. */
export function isProductionName(name: string | undefined): boolean {
  return name !== undefined && PRODUCTION.test(name.toLowerCase()) && !DEVELOPMENT.test(name.toLowerCase());
}

/** Whether by its name or folder a Dockerfile is for developing or testing. */
export function isDevelopmentFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return isDevelopmentName(name.replace(/dockerfile|containerfile/g, '')) || isInDevelopmentFolder(path);
}

/** Whether a stage makes an image that is started as a program: it has a command of its own and is not for developing. */
export function isService(model: DockerfileModel, stage: Stage): boolean {
  const { cmd, entrypoint } = stage.effective;
  return (
    (cmd !== undefined || entrypoint !== undefined) && !isDevelopmentName(stage.name) && !model.isDevelopment
  );
}
