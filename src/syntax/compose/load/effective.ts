import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../../yaml/types.js';
import { castAt, castText } from '../casts.js';
import { interpolate, literalText, type Variables } from '../interpolate.js';
import type {
  ComposeEntry,
  ComposeNode,
  ComposeProblem,
  ComposeScalar,
  InterpolatedText,
  Through,
  VariableReference,
} from '../types.js';
import { locateReferences } from './locate.js';

type Path = readonly (string | number)[];

/** What the interpolation of a file adds to. */
export interface EffectiveContext {
  readonly variables: Variables;
  readonly references: VariableReference[];
  readonly problems: ComposeProblem[];
  /** Paths that `!reset` and `!override` clear in what came before. */
  readonly resets: Path[];
}

/** Interpolates a document: a tree of its own, aliases written out, what `!reset` names left out. */
export function buildEffective(node: YamlNode, context: EffectiveContext): ComposeNode | undefined {
  return build(node, undefined, [], [], context);
}

function build(
  node: YamlNode,
  entry: YamlEntry | undefined,
  path: Path,
  outer: readonly Through[],
  context: EffectiveContext,
): ComposeNode | undefined {
  if (node.tag === '!reset' || node.tag === '!override') context.resets.push(path);
  if (node.tag === '!reset') return undefined;
  const through = node.through === undefined ? outer : [...outer, { ...node.through, file: node.file }];
  const { file, range } = node;
  if (node.kind === 'scalar') {
    const { value, raw, style, text } = readScalar(node, path, through, context);
    const built: Mutable<ComposeScalar> = { kind: 'scalar', file, range, through, value, raw, style, text };
    if (node.float && typeof node.value !== 'string') built.float = true;
    return place(built, node, entry);
  }
  if (node.kind === 'map') {
    const entries = buildEntries(node, path, through, context);
    return place({ kind: 'map', file, range, through, entries }, node, entry);
  }
  const items: ComposeNode[] = [];
  for (let index = 0; index < node.items.length; index++) {
    const built = build(node.items[index]!, undefined, [...path, index], through, context);
    if (built !== undefined) items.push(built);
  }
  return place({ kind: 'list', file, range, through, items }, node, entry);
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Adds what most nodes do not have. Written out rather than spread: this runs for every node of every file. */
function place(built: Mutable<ComposeNode>, node: YamlNode, entry: YamlEntry | undefined): ComposeNode {
  if (entry !== undefined) built.keyRange = entry.keyRange;
  if (node.flow) built.flow = true;
  if (node.tag !== undefined) built.tag = node.tag;
  return built;
}

function buildEntries(
  map: YamlMap,
  path: Path,
  through: readonly Through[],
  context: EffectiveContext,
): ReadonlyMap<string, ComposeEntry> {
  const entries = new Map<string, ComposeEntry>();
  for (const [key, entry] of map.entries) {
    const value = build(entry.value, entry, [...path, key], through, context);
    if (value !== undefined) entries.set(key, { key, keyRange: entry.keyRange, file: entry.file, value });
  }
  return entries;
}

function readScalar(node: YamlScalar, path: Path, through: readonly Through[], context: EffectiveContext) {
  const { style, value } = node;
  if (typeof value !== 'string') {
    const raw = node.source;
    return { value, raw, style, text: literalText(value === null ? '' : String(value)) };
  }
  const text = value.includes('$') ? readTemplate(node, value, path, through, context) : literalText(value);
  if (text.value === undefined) return { value: undefined, raw: value, style, text };
  const cast = castAt(path);
  const result = cast === undefined ? undefined : castText(text.value, cast);
  return { value: result ?? text.value, raw: value, style, text };
}

function readTemplate(
  node: YamlScalar,
  template: string,
  path: Path,
  through: readonly Through[],
  context: EffectiveContext,
): InterpolatedText {
  const { text, references, errors } = interpolate(template, context.variables);
  const ranges = locateReferences(node, template, [...references, ...errors]);
  for (const [i, found] of references.entries()) {
    const sign = found.operator.at(-1);
    context.references.push({
      name: found.name,
      operator: found.operator,
      default: sign === '?' ? undefined : found.word,
      message: sign === '?' ? found.word : undefined,
      file: node.file,
      range: ranges[i] ?? node.range,
      path,
      set: found.set,
      nested: found.nested,
    });
  }
  for (const [i, error] of errors.entries()) {
    const range = ranges[references.length + i] ?? node.range;
    const where = path.map((step) => (typeof step === 'number' ? '[]' : step)).join('.');
    const invalid = error.code === 'invalid';
    context.problems.push({
      code: invalid ? 'interpolation/invalid' : 'interpolation/required',
      path,
      file: node.file,
      range,
      args: invalid ? {} : { name: error.name },
      refuses: true,
      composeSays: invalid
        ? `invalid interpolation format for ${where}.\nYou may need to escape any $ with another $.`
        : `error while interpolating ${where}: required variable ${error.name} is missing a value`,
      through,
    });
  }
  return text;
}
