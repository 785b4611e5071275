import type { DockerfileModel } from '../../models/dockerfile.js';
import type { Stage } from '../../syntax/dockerfile/stage-types.js';
import type { ValueInstruction } from '../../syntax/dockerfile/types.js';
import { expandVariables } from '../../syntax/dockerfile/index.js';
import { inheritedInstructions } from './stage-facts.js';

/** User and group of a USER, with the defaults of the file; undefined where a variable hides them. */
export function readUser(
  model: DockerfileModel,
  one: ValueInstruction,
): { user: string; group: string | undefined } | undefined {
  if (!one.value) return undefined;
  const value = expandVariables(one.value, model.graph.scopeBefore(one), model.file.text).value;
  if (value === undefined) return undefined;
  const [user = '', group] = value
    .trim()
    .replace(/^["']|["']$/g, '')
    .split(':');
  return { user, group };
}

/** Whether a USER sets root. */
export function isRootUser(model: DockerfileModel, one: ValueInstruction): boolean {
  const user = readUser(model, one)?.user.toLowerCase();
  return user === 'root' || user === '0' || user === 'containeradministrator';
}

const DROPS =
  /\b(?:gosu|su-exec|setpriv|s6-setuidgid|s6-overlay|supervisord?|PUID|chroot --userspec|runuser)\b/;

/** Whether something in a stage gives the rights of root up when the container starts: gosu, su-exec, s6, supervisord. */
export function dropsRights(model: DockerfileModel, stage: Stage): boolean {
  return inheritedInstructions(model.graph, stage).some(({ range }) =>
    DROPS.test(model.file.text.slice(range.start, range.end)),
  );
}
