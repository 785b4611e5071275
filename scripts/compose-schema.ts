/**
 * Compares the table of shapes with a copy of Compose's JSON schema, key by key, and prints what differs:
 * `node … scripts/compose-schema.ts <compose-spec.json>`. Exit code 1 where something differs that is not explained.
 */
import { readFileSync } from 'node:fs';
import { composeShape } from '../src/syntax/compose/shape/compose.js';
import type { Shape } from '../src/syntax/compose/shape/types.js';

type Json = Readonly<Record<string, unknown>>;

/** Differences that are meant, by path. */
const explained: Readonly<Record<string, string>> = {
  jobs: 'Compose takes jobs since September 2026; the schema that is compared may be older',
};

/** A shape as comparable lines: `path: what is allowed there`. */
function describeShape(shape: Shape, path: string, lines: Map<string, string>): void {
  const options = shape.kind === 'either' ? shape.options.flatMap(flatten) : [shape];
  const scalars = new Set<string>();
  const rules: string[] = [];
  for (const option of options) {
    if (option.kind === 'any') scalars.add('any');
    else if (option.kind === 'scalar') {
      for (const type of option.types) scalars.add(type);
      if (option.words) rules.push(`words ${[...option.words].sort().join('|')}`);
      if (option.pattern) rules.push(`pattern ${option.pattern.source.replaceAll('(?:', '(')}`);
      if (option.minimum !== undefined) rules.push(`minimum ${option.minimum}`);
      if (option.maximum !== undefined) rules.push(`maximum ${option.maximum}`);
    } else if (option.kind === 'list') {
      scalars.add(option.unique ? 'list of different' : 'list');
      describeShape(option.item, `${path}[]`, lines);
    } else if (option.kind === 'record') {
      scalars.add(`record ${option.open}`);
      if (option.required.length > 0) rules.push(`required ${[...option.required].sort().join('|')}`);
      for (const [key, inner] of Object.entries(option.keys)) describeShape(inner, join(path, key), lines);
    } else if (option.kind === 'dictionary') {
      scalars.add(`dictionary ${option.closed ? 'closed' : 'open'} ${option.key?.source ?? ''}`);
      describeShape(option.value, join(path, '*'), lines);
    }
  }
  lines.set(path, [...[...scalars].sort(), ...rules.sort()].join(', '));
}

function flatten(shape: Shape): readonly Shape[] {
  return shape.kind === 'either' ? shape.options.flatMap(flatten) : [shape];
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** The same lines from a JSON schema. */
function describeSchema(schema: Json, root: Json, path: string, lines: Map<string, string>): void {
  const options = flattenSchema(schema, root);
  const scalars = new Set<string>();
  const rules: string[] = [];
  for (const option of options) {
    const types = [option['type'] ?? []].flat() as string[];
    for (const type of types) {
      if (type === 'array') {
        scalars.add(option['uniqueItems'] === true ? 'list of different' : 'list');
        describeSchema((option['items'] ?? {}) as Json, root, `${path}[]`, lines);
      } else if (type === 'object') describeObject(option, root, path, lines, scalars, rules);
      else scalars.add(type);
    }
    if (types.length === 0) scalars.add('any');
    if (option['enum']) rules.push(`words ${[...(option['enum'] as string[])].sort().join('|')}`);
    if (option['pattern']) rules.push(`pattern ${option['pattern']}`);
    if (option['minimum'] !== undefined) rules.push(`minimum ${option['minimum']}`);
    if (option['maximum'] !== undefined) rules.push(`maximum ${option['maximum']}`);
  }
  lines.set(path, [...[...scalars].sort(), ...rules.sort()].join(', '));
}

function describeObject(
  option: Json,
  root: Json,
  path: string,
  lines: Map<string, string>,
  scalars: Set<string>,
  rules: string[],
): void {
  const properties = (option['properties'] ?? {}) as Readonly<Record<string, Json>>;
  const patterns = Object.entries((option['patternProperties'] ?? {}) as Readonly<Record<string, Json>>);
  const closed = option['additionalProperties'] === false;
  const chosen = patterns.filter(([pattern]) => pattern !== '^x-');
  if (option['required']) rules.push(`required ${[...(option['required'] as string[])].sort().join('|')}`);
  for (const [key, inner] of Object.entries(properties)) describeSchema(inner, root, join(path, key), lines);
  const [pattern] = chosen;
  if (pattern === undefined) {
    const open = closed ? (patterns.length > 0 ? 'extensions' : 'none') : 'all';
    scalars.add(`record ${open}`);
    return;
  }
  // `.+` and `^.+$` take the same keys: any that is not empty.
  scalars.add(`dictionary ${closed ? 'closed' : 'open'} ${pattern[0].replace(/^\^?\.\+\$?$/, '.')}`);
  describeSchema(pattern[1], root, join(path, '*'), lines);
}

function flattenSchema(schema: Json, root: Json): readonly Json[] {
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    const steps = reference.replace(/^#\//, '').split('/');
    return flattenSchema(
      steps.reduce<Json>((at, step) => at[step] as Json, root),
      root,
    );
  }
  const options = (schema['oneOf'] ?? schema['anyOf']) as readonly Json[] | undefined;
  return options === undefined ? [schema] : options.flatMap((option) => flattenSchema(option, root));
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: compose-schema.ts <compose-spec.json>');
const schema = JSON.parse(readFileSync(file, 'utf8')) as Json;
const ours = new Map<string, string>();
const theirs = new Map<string, string>();
describeShape(composeShape, '', ours);
describeSchema(schema, schema, '', theirs);
let open = 0;
for (const path of [...new Set([...ours.keys(), ...theirs.keys()])].sort()) {
  const [one, two] = [ours.get(path), theirs.get(path)];
  if (one === two) continue;
  const reason = explained[path];
  if (reason === undefined) open++;
  console.log(
    `${path || '(top)'}\n  ours:   ${one ?? '-'}\n  schema: ${two ?? '-'}${reason ? `\n  meant:  ${reason}` : ''}`,
  );
}
console.log(`${ours.size} places compared, ${open} unexplained`);
process.exitCode = open > 0 ? 1 : 0;
