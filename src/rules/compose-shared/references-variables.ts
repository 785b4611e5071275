import type { ComposeModel } from '../../models/compose.js';
import type { VariableReference } from '../../syntax/compose/types.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';

/** Whether a reference stands in text that a shell in the container runs. */
export function isShellText({ path }: VariableReference): boolean {
  if (path[0] !== 'services') return false;
  const [key, inner] = path.slice(2);
  return key === 'command' || key === 'entrypoint' || (key === 'healthcheck' && inner === 'test');
}

/** Whether the container of the reference's service has a variable of that name. */
export function setInService(model: ComposeModel, { path, name }: VariableReference): boolean {
  const service = model.project.services.find((one) => one.name === path[1]);
  if (service === undefined) return false;
  if (service.environment.some(({ key }) => key === name)) return true;
  return service.envFiles.some(({ resolved }) => namesOf(model, resolved).includes(name));
}

/** The names that an env file sets; none where it is not known. */
export function namesOf(model: ComposeModel, path: string | undefined): readonly string[] {
  const text = path === undefined ? undefined : model.readMounted(path);
  return text === undefined ? [] : Object.keys(readDotenv(text, { reader: 'compose' }).values);
}

/**
 * Whether a `$name` without braces is most likely a piece of a password or hash: it stands right behind a letter or
 * another dollar, in a value that is nothing a shell runs, and is no name that anybody would give a variable.
 */
export function isInsideWord(model: ComposeModel, reference: VariableReference): boolean {
  const { file, range, name, path, operator } = reference;
  if (operator !== '' || isShellText(reference)) return false;
  const text = model.textOf(file);
  if (text === undefined || text[range.start] !== '$' || text[range.start + 1] === '{') return false;
  const isValue = path.includes('environment') || path.includes('labels') || path.includes('args');
  // SHOUTING_CASE is what variables are written in; a password is not.
  return isValue && /[A-Za-z0-9$!@#%&*]/.test(text[range.start - 1] ?? '') && !/^[A-Z][A-Z0-9_]+$/.test(name);
}
