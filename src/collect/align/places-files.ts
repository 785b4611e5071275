import type { Range } from '../../core/text.js';
import type { Place } from '../../models/align.js';
import type { ComposeModel } from '../../models/compose.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { EnvFile } from '../../models/env.js';
import type { ComposeVariable } from '../../syntax/compose/types.js';
import { findKeyBlocks, isInBlock } from '../../syntax/dotenv/key-blocks.js';
import type { Instruction } from '../../syntax/dockerfile/types.js';

const LINE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)=/gm;
const OFF = /^#+[ \t]*(?:export[ \t]+)?([A-Z][A-Z0-9_]{2,})=/;

/** What an env file sets; of a template also the lines that are commented out. */
export function placesOfEnvFile(file: EnvFile): Place[] {
  const kind = file.role === 'template' ? ('template' as const) : ('env-file' as const);
  // What a reference to somewhere else comes to is not known from the file.
  const open = new Set(file.reading.unresolved.map(({ key }) => key));
  const blocks = findKeyBlocks(file.text);
  const set = Object.entries(file.reading.origins).flatMap(([name, origin]): Place[] => {
    // A line of a key that only looks like a variable.
    if (isInBlock(blocks, origin.key.start)) return [];
    const value = file.reading.values[name];
    const place: Place = {
      name,
      kind,
      file: file.path,
      range: origin.key,
      ...(origin.value ? { valueRange: origin.value } : {}),
      ...(typeof value === 'string' && !open.has(name) ? { value } : {}),
    };
    return [place];
  });
  set.push(...lostPlaces(file, kind, blocks));
  if (kind === 'env-file') return set;
  const known = new Set(set.map(({ name }) => name));
  const off = file.syntax.comments.flatMap(({ range, inline }): Place[] => {
    const match = inline ? null : OFF.exec(file.text.slice(range.start, range.end));
    const name = match?.[1] ?? '';
    if (match === null || known.has(name)) return [];
    known.add(name);
    const start = range.start + match[0].length - name.length - 1;
    return [{ name, kind, file: file.path, range: { start, end: start + name.length }, off: true }];
  });
  return [...set, ...off];
}

/** Whether the program that reads a file does not get all of what stands in it. */
export function isBroken({ reading, syntax }: EnvFile): boolean {
  const isOpen = syntax.entries.some((entry) => entry.kind === 'assignment' && !entry.closed);
  return isOpen || reading.refused;
}

/** Names that stand in a file that cannot be read whole: they are meant, whatever comes of them. Nothing is said of values. */
function lostPlaces(file: EnvFile, kind: 'env-file' | 'template', blocks: readonly Range[]): Place[] {
  if (!isBroken(file)) return [];
  const found = new Map<string, Place>();
  for (const { 0: line, 1: name = '', index } of file.text.matchAll(LINE)) {
    const end = index + line.length - 1;
    const range = { start: end - name.length, end };
    if (Object.hasOwn(file.reading.origins, name) || found.has(name) || isInBlock(blocks, end)) continue;
    found.set(name, { name, kind, file: file.path, range, valueRange: { start: end + 1, end: end + 1 } });
  }
  return [...found.values()];
}

/** What a compose project writes and reads. */
export function placesOfCompose(model: ComposeModel): Place[] {
  const { project } = model;
  const places: Place[] = [];
  for (const { name: service, environment, build } of project.services) {
    for (const variable of environment) places.push(writtenBy(variable, 'compose-environment', service));
    for (const variable of build?.args ?? []) places.push(writtenBy(variable, 'compose-arg', service));
  }
  for (const reference of project.references) {
    const [top, service] = reference.path;
    const { name, file, range } = reference;
    const fallback = /^:?-$/.test(reference.operator) ? reference.default : undefined;
    places.push({
      name,
      kind: 'compose-reference',
      file,
      range,
      reference,
      ...(top === 'services' && typeof service === 'string' ? { service } : {}),
      ...(fallback === undefined ? {} : { value: fallback }),
    });
  }
  for (const { path } of project.files) places.push(...escapedUses(path, model.textOf(path) ?? ''));
  return places;
}

function writtenBy(
  { key, value, file, nameRange }: ComposeVariable,
  kind: 'compose-environment' | 'compose-arg',
  service: string,
): Place {
  return {
    name: key,
    kind,
    file,
    range: nameRange,
    service,
    ...(value ? { valueRange: value.range } : {}),
    ...(value?.value === undefined ? {} : { value: value.value }),
  };
}

/** `$$NAME` in a compose file: Compose leaves it to a shell in the container. */
function escapedUses(file: string, text: string): Place[] {
  return [...text.matchAll(/\$\$\{?([A-Za-z_]\w*)/g)].map(({ 0: whole, 1: name = '', index }) => ({
    name,
    kind: 'container-shell' as const,
    file,
    range: { start: index + whole.length - name.length, end: index + whole.length },
  }));
}

/** What a Dockerfile sets, takes as an argument and uses. */
export function placesOfDockerfile({ file, dockerfile }: DockerfileModel): Place[] {
  return dockerfile.instructions.flatMap((instruction) => [
    ...definitions(instruction, file.path),
    ...uses(instruction, file.path, file.text),
  ]);
}

function definitions(instruction: Instruction, file: string): Place[] {
  if (instruction.kind !== 'env' && instruction.kind !== 'arg') return [];
  const kind = instruction.kind === 'env' ? ('docker-env' as const) : ('docker-arg' as const);
  return instruction.entries.map(({ key, value }) => ({
    name: key.value,
    kind,
    file,
    range: key.range,
    ...(value ? { valueRange: value.range } : {}),
    ...(value?.literal === undefined ? {} : { value: value.literal }),
  }));
}

function uses({ range }: Instruction, file: string, text: string): Place[] {
  const source = text.slice(range.start, range.end);
  return [...source.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(({ 0: whole, 1: name = '', index }) => {
    const end = range.start + index + whole.length;
    const place: Range = { start: end - name.length, end };
    return { name, kind: 'container-shell' as const, file, range: place };
  });
}
