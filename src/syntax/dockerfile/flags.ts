/** Flags: which instruction knows which, and the fields of `--mount`. */
import type { InstructionKind } from './instruction-types.js';
import type { MappedText } from './mapped-text.js';
import { appendMapped, createMappedText, sliceMapped, sourceRange } from './mapped-text.js';
import type { Flag, FlagField } from './part-types.js';
import type { RawFlag } from './split-command.js';
import { makeWord, type ReadContext } from './words.js';

type FlagType = 'boolean' | 'string' | 'list';

const FILE_FLAGS: Readonly<Record<string, FlagType>> = {
  chown: 'string',
  chmod: 'string',
  link: 'boolean',
  exclude: 'list',
};

/** What each instruction accepts; the instructions that are missing here ignore flags. */
const FLAGS: Partial<Record<InstructionKind, Readonly<Record<string, FlagType>>>> = {
  add: { ...FILE_FLAGS, 'keep-git-dir': 'boolean', checksum: 'string', unpack: 'boolean' },
  copy: { ...FILE_FLAGS, from: 'string', parents: 'boolean' },
  from: { platform: 'string' },
  run: { mount: 'list', network: 'string', security: 'string', device: 'list' },
  healthcheck: {
    interval: 'string',
    timeout: 'string',
    'start-period': 'string',
    'start-interval': 'string',
    retries: 'string',
  },
  cmd: {},
  entrypoint: {},
  env: {},
  expose: {},
  label: {},
  maintainer: {},
  onbuild: {},
  shell: {},
  user: {},
  volume: {},
  workdir: {},
};

/** The flags that an instruction accepts; undefined where it takes none at all. */
export function knownFlags(kind: InstructionKind): readonly string[] {
  return Object.keys(FLAGS[kind] ?? {});
}

const EXPANDED = new Set(['chown', 'chmod', 'checksum', 'platform']);

/** Turns a raw flag into name and value. */
export function readFlag(context: ReadContext, line: MappedText, raw: RawFlag): Flag {
  const { text } = raw.text;
  const equals = text.indexOf('=');
  const nameEnd = equals === -1 ? text.length : equals;
  const name = text.slice(2, nameEnd);
  const fields = equals !== -1 && (name === 'mount' || name === 'device');
  const value =
    equals === -1
      ? undefined
      : makeWord(
          context,
          sliceMapped(raw.text, equals + 1, text.length),
          sourceRange(raw.text, equals + 1, text.length),
          EXPANDED.has(name),
        );
  return {
    name,
    nameRange: sourceRange(raw.text, 2, nameEnd),
    range: sourceRange(line, raw.span.start, raw.span.end),
    value,
    fields: fields ? readFields(context, sliceMapped(raw.text, equals + 1, text.length)) : [],
  };
}

/** Cuts a CSV value into fields, as BuildKit's csvvalue does. */
function readFields(context: ReadContext, value: MappedText): FlagField[] {
  const fields: FlagField[] = [];
  const { text } = value;
  if (text === '') {
    context.report('mount-syntax', sourceRange(value, 0, 0));
    return fields;
  }
  let pos = 0;
  for (;;) {
    const start = pos;
    const builder = createMappedText();
    if (text[pos] === '"') {
      pos++;
      for (;;) {
        const close = text.indexOf('"', pos);
        if (close === -1) {
          context.report('mount-syntax', sourceRange(value, start, text.length));
          return fields;
        }
        const doubled = text[close + 1] === '"';
        appendMapped(builder, value, pos, doubled ? close + 1 : close);
        pos = close + (doubled ? 2 : 1);
        if (!doubled) break;
      }
      if (pos < text.length && text[pos] !== ',') {
        context.report('mount-syntax', sourceRange(value, start, pos + 1));
        return fields;
      }
    } else {
      const comma = text.indexOf(',', pos);
      pos = comma === -1 ? text.length : comma;
      if (text.slice(start, pos).includes('"')) {
        context.report('mount-syntax', sourceRange(value, start, pos));
        return fields;
      }
      appendMapped(builder, value, start, pos);
    }
    fields.push(readField(context, builder.build(), sourceRange(value, start, pos)));
    if (pos >= text.length) return fields;
    pos++;
  }
}

function readField(context: ReadContext, field: MappedText, range: Flag['range']): FlagField {
  const equals = field.text.indexOf('=');
  const end = equals === -1 ? field.text.length : equals;
  const key = field.text.slice(0, end).toLowerCase();
  const text = sliceMapped(field, end + 1, field.text.length);
  const valueRange = sourceRange(field, end + 1, field.text.length);
  return {
    key,
    keyRange: field.text === '' ? range : sourceRange(field, 0, end),
    value: equals === -1 ? undefined : makeWord(context, text, valueRange, key !== 'from'),
    range,
  };
}

/** Reports what BuildKit refuses in the flags of an instruction. */
export function checkFlags(
  context: ReadContext,
  kind: InstructionKind,
  keyword: string,
  flags: readonly Flag[],
): void {
  const known = FLAGS[kind];
  if (known === undefined) return;
  const seen = new Set<string>();
  for (const flag of flags) {
    const type = Object.hasOwn(known, flag.name) ? known[flag.name] : undefined;
    const args = { keyword, flag: type === undefined ? '' : flag.name };
    if (type === undefined) context.report('flag-unknown', flag.range, { keyword, flag: flag.name });
    else if (seen.has(flag.name) && type !== 'list') context.report('flag-duplicate', flag.range, args);
    else if (type !== 'boolean' && flag.value === undefined)
      context.report('flag-value-missing', flag.range, args);
    else if (type === 'boolean' && flag.value?.value === '')
      context.report('flag-value-missing', flag.range, args);
    else if (type === 'boolean' && flag.value !== undefined && !/^(?:true|false)$/i.test(flag.value.value)) {
      context.report('flag-not-boolean', flag.value.range, args);
    }
    seen.add(flag.name);
  }
}
