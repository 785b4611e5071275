import type { Range } from '../../core/text.js';
import type { ComposeModel } from '../../models/compose.js';
import { getItems, textOf } from '../../syntax/compose/tree.js';
import type {
  ComposeMap,
  ComposeNode,
  ComposeService,
  VariableReference,
} from '../../syntax/compose/types.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';
import { askOnce } from '../shared/ask-once.js';

/** Whether a reference stands in a command or health check. */
export function isCommandText({ path }: VariableReference): boolean {
  if (path[0] !== 'services') return false;
  const [key, inner] = path.slice(2);
  return key === 'command' || key === 'entrypoint' || (key === 'healthcheck' && inner === 'test');
}

/** Whether a shell in the container runs that text: a health check as one text or CMD-SHELL, a command with `sh -c`. */
export function isShellText(model: ComposeModel, reference: VariableReference): boolean {
  if (!isCommandText(reference)) return false;
  const service = servicesOf(model.project).get(String(reference.path[1]));
  const key = reference.path[2];
  if (key === 'healthcheck') {
    const test = service?.healthcheck?.test;
    const first = getItems(service?.node, 'healthcheck', 'test')[0];
    return test?.form === 'string' || textOf(first) === 'CMD-SHELL';
  }
  const words = [service?.entrypoint, service?.command].flatMap((one) =>
    one === undefined ? [] : getItems(one.node).map((item) => (item.kind === 'scalar' ? item.raw : '')),
  );
  return words.some((word) => /(?:^|[\s/])(?:sh|bash|ash)$/.test(word))
    ? words.includes('-c') || words.includes('-ec')
    : words.some((word) => /^(?:\/\S*\/)?(?:sh|bash|ash)\s+-\w*c\s/.test(word));
}

/** Whether the container of the reference's service has a variable of that name. */
export function setInService(model: ComposeModel, { path, name }: VariableReference): boolean {
  const service = servicesOf(model.project).get(String(path[1]));
  if (service === undefined) return false;
  const own = service.environment.find(({ key }) => key === name);
  // What is handed through from Compose is the same there as here.
  if (own)
    return (
      own.value !== undefined && !own.value.raw.includes(`\${${name}`) && !own.value.raw.includes(`$${name}`)
    );
  return service.envFiles.some(({ resolved }) => namesOf(model, resolved).has(name));
}

/** Whether the value that a reference stands in is one of the project: a later file may have cleared or replaced it. */
export function isInForce({ project }: ComposeModel, { file, range }: VariableReference): boolean {
  if (project.files.length < 2 || project.root === undefined) return true;
  const ranges = valuesOf(project.root).get(file) ?? [];
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.start <= range.start) low = middle + 1;
    else high = middle;
  }
  return low > 0 && range.start < ranges[low - 1]!.end;
}

/** The places of the scalars of a merged project by file, in the order of the text. */
const valuesOf = askOnce((root: ComposeMap): ReadonlyMap<string, readonly Range[]> => {
  const found = new Map<string, Range[]>();
  const stack: ComposeNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'map') for (const { value } of node.entries.values()) stack.push(value);
    else if (node.kind === 'list') for (const item of node.items) stack.push(item);
    else {
      // Of an item that stands for a key and a value the whole is the range of the key.
      const ranges = found.get(node.file) ?? [];
      ranges.push(node.range, node.keyRange ?? node.range);
      found.set(node.file, ranges);
    }
  }
  for (const ranges of found.values()) ranges.sort((a, b) => a.start - b.start || a.end - b.end);
  return found;
});

/** Services by name. */
const servicesOf = askOnce(
  ({ services }: ComposeModel['project']): ReadonlyMap<string, ComposeService> =>
    new Map(services.map((service) => [service.name, service])),
);

const NONE: ReadonlySet<string> = new Set();

/** Names by path, for all projects that read from the same disk: env files are shared. */
const namesOn = askOnce((_disk: ComposeModel['readMounted']) => new Map<string, ReadonlySet<string>>());

/** The names that an env file sets; none where it is not known. */
export function namesOf(model: ComposeModel, path: string | undefined): ReadonlySet<string> {
  const text = path === undefined ? undefined : model.readMounted(path);
  if (path === undefined || text === undefined) return NONE;
  const known = namesOn(model.readMounted);
  const names = known.get(path) ?? new Set(Object.keys(readDotenv(text, { reader: 'compose' }).values));
  known.set(path, names);
  return names;
}

/**
 * Whether a `$name` without braces is most likely a piece of a password or hash: it stands right behind a letter or
 * another dollar, in a value that is nothing a shell runs, and is no name that anybody would give a variable.
 */
export function isInsideWord(model: ComposeModel, reference: VariableReference): boolean {
  const { file, range, name, path, operator } = reference;
  if (operator !== '' || isCommandText(reference)) return false;
  const text = model.textOf(file);
  if (text === undefined || text[range.start] !== '$' || text[range.start + 1] === '{') return false;
  const isValue = path.includes('environment') || path.includes('labels') || path.includes('args');
  // SHOUTING_CASE is what variables are written in; a password is not.
  return isValue && /[A-Za-z0-9$!@#%&*]/.test(text[range.start - 1] ?? '') && !/^[A-Z][A-Z0-9_]+$/.test(name);
}
