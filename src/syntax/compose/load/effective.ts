import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../../yaml/types.js';
import { castAt, castText } from '../casts.js';
import { interpolate, literalText, type Variables } from '../interpolate.js';
import type {
  ComposeEntry,
  ComposeNode,
  ComposeProblem,
  InterpolatedText,
  Origin,
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
  const origin: { -readonly [key in keyof Origin]: Origin[key] } & { tag?: string } = {
    file: node.file,
    range: node.range,
    through,
  };
  if (entry !== undefined) origin.keyRange = entry.keyRange;
  if (node.flow) origin.flow = true;
  if (node.tag !== undefined) origin.tag = node.tag;
  if (node.kind === 'scalar')
    return { kind: 'scalar', ...origin, ...readScalar(node, path, through, context) };
  if (node.kind === 'map')
    return { kind: 'map', ...origin, entries: buildEntries(node, path, through, context) };
  const items: ComposeNode[] = [];
  for (const [index, item] of node.items.entries()) {
    const built = build(item, undefined, [...path, index], through, context);
    if (built !== undefined) items.push(built);
  }
  return { kind: 'list', ...origin, items };
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
  const float = node.float ? { float: true } : {};
  if (typeof value !== 'string') {
    const raw = node.source;
    return { value, raw, style, text: literalText(value === null ? '' : String(value)), ...float };
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
