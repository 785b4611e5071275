import type { DockerfileModel } from '../../models/dockerfile.js';
import type { Stage } from '../../syntax/dockerfile/stage-types.js';

const DEVELOPMENT =
  /(?:^|[-_.])(?:dev|devel|development|develop|debug|test|tests|testing|lint|ci|e2e|devcontainer|local)(?:[-_.]|$)/;
const PRODUCTION =
  /(?:^|[-_.])(?:prod|production|release|final|runtime|runner|deploy|serve|server)(?:[-_.]|$)/;

/** Folders whose images nobody runs in production: those of tools, tests, documents and examples. */
const FOLDER =
  /^(?:\.?(?:devcontainer|dev|development|ci|github|cursor)|tests?|testing|e2e|cypress|bench|benchmarks?|docs?|examples?|samples?)$/;

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
  const parts = path.toLowerCase().split('/');
  const file = parts.pop()!.replace(/dockerfile|containerfile/g, '');
  return isDevelopmentName(file) || parts.some((folder) => FOLDER.test(folder));
}

/** Whether a stage makes an image that is started as a program: it has a command of its own and is not for developing. */
export function isService(model: DockerfileModel, stage: Stage): boolean {
  const { cmd, entrypoint } = stage.effective;
  return (
    (cmd !== undefined || entrypoint !== undefined) &&
    !isDevelopmentName(stage.name) &&
    !isDevelopmentFile(model.file.path)
  );
}
