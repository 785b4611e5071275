import { type Conversion, report, type YamlPath } from './convert.js';
import { type ResolvedScalar, resolvePlain } from './resolve-scalar.js';
import type { RawScalar } from './raw.js';
import type { ScalarStyle, YamlScalar } from './types.js';

const core = 'tag:yaml.org,2002:';

/** Converts a scalar: the value that its text, style and tag give. */
export function convertScalar(node: RawScalar, state: Conversion, path: YamlPath): YamlScalar {
  const { start, end, style, value: content } = node;
  const range = { start, end };
  if (end > start) state.scalars.push(range);
  const resolved = resolveTagged(content, style, node.tag);
  if (resolved === undefined) {
    report(state, 'yaml/syntax', path, range, { reason: 'tag', tag: node.tag ?? '' });
  }
  return {
    kind: 'scalar',
    file: state.file,
    range,
    value: resolved?.value ?? (resolved === undefined ? content : null),
    style,
    source: state.text.slice(start, end),
    ...(resolved?.float ? { float: true } : {}),
    ...(node.anchor === undefined ? {} : { anchor: node.anchor }),
    ...(node.tag?.startsWith('!') ? { tag: node.tag } : {}),
  };
}

/** Resolves a scalar under its tag; undefined where the text does not fit the tag. */
function resolveTagged(
  content: string,
  style: ScalarStyle,
  tag: string | undefined,
): ResolvedScalar | undefined {
  const plain = style === 'plain' ? resolvePlain(content) : { value: content, float: false };
  if (tag === undefined || tag === '!' || !tag.startsWith(core)) {
    // Compose's own tag takes the place of the type: `!override null` is the text "null".
    const isNull = plain.value === null && tag !== '!override';
    return tag === undefined || tag === '!' || isNull ? plain : { value: content, float: false };
  }
  const kind = tag.slice(core.length);
  const meant = resolvePlain(content);
  if (kind === 'int') return typeof meant.value === 'number' && !meant.float ? meant : undefined;
  if (kind === 'float') return typeof meant.value === 'number' ? { ...meant, float: true } : undefined;
  if (kind === 'bool') return typeof meant.value === 'boolean' ? meant : undefined;
  if (kind === 'null') return meant.value === null ? meant : undefined;
  return { value: content, float: false };
}
