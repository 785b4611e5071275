/** Values of flags that BuildKit checks: mounts, network, security, health check times. */
import type { Flag, FlagField, Word } from './part-types.js';
import type { ReadContext } from './words.js';

const MOUNT_KEYS = new Set(
  'type from source src target dst destination readonly ro readwrite rw required size id sharing mode uid gid env'.split(
    ' ',
  ),
);
const BARE_KEYS = new Set(['readonly', 'ro', 'readwrite', 'rw', 'required']);
const TYPES = new Set(['bind', 'cache', 'tmpfs', 'secret', 'ssh']);
const BOOLEAN = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;

type Shape = (value: string) => boolean;

const SHAPES: Readonly<Record<string, Shape>> = {
  type: (value) => TYPES.has(value.toLowerCase()),
  sharing: (value) => /^(?:shared|private|locked)$/i.test(value),
  mode: (value) => /^[0-7]+$/.test(value) && Number.parseInt(value, 8) <= 0xffffffff,
  uid: (value) => /^\d+$/.test(value) && Number(value) <= 0xffffffff,
  gid: (value) => /^\d+$/.test(value) && Number(value) <= 0xffffffff,
  size: (value) => /^\d+(?:\.\d+)?\s*(?:[kmgtp]i?b?|b)?$/i.test(value),
  readonly: (value) => BOOLEAN.test(value),
  ro: (value) => BOOLEAN.test(value),
  readwrite: (value) => BOOLEAN.test(value),
  rw: (value) => BOOLEAN.test(value),
  required: (value) => BOOLEAN.test(value),
};

/** Checks one `--mount`. Fields are read in order: a key may be refused because `type` comes after it. */
export function checkMount(context: ReadContext, flag: Flag): void {
  let type = 'bind';
  for (const field of flag.fields) {
    if (!MOUNT_KEYS.has(field.key)) {
      context.report('mount-key-unknown', field.keyRange, { key: field.key });
      continue;
    }
    if (field.key === 'from' && /\$(?!$)/.test(field.value?.value ?? '')) {
      context.report('mount-from-variable', field.range);
    }
    checkField(context, field, type);
    if (field.key === 'type')
      type = field.value === undefined ? type : (field.value.literal?.toLowerCase() ?? 'variable');
  }
  checkTogether(context, flag, type);
}

function checkField(context: ReadContext, field: FlagField, type: string): void {
  const { key, value } = field;
  if (value === undefined) {
    if (!BARE_KEYS.has(key)) context.report('mount-value-missing', field.range, { key });
  } else if (value.literal !== undefined && SHAPES[key]?.(value.literal) === false) {
    context.report('mount-value-invalid', value.range, { key });
  }
  const onlyFor = key === 'required' ? ['secret', 'ssh'] : key === 'size' ? ['tmpfs'] : undefined;
  if (onlyFor !== undefined && type !== 'variable' && !onlyFor.includes(type)) {
    context.report('mount-key-not-allowed', field.range, { key, type });
  }
}

function checkTogether(context: ReadContext, flag: Flag, type: string): void {
  if (!TYPES.has(type)) return;
  const find = (...keys: string[]) => flag.fields.find((field) => keys.includes(field.key));
  const refused: (FlagField | undefined)[] = [];
  if (type === 'bind' || type === 'tmpfs') refused.push(find('mode'), find('uid'), find('gid'));
  if (type !== 'cache') refused.push(find('sharing'));
  if (type === 'secret') refused.push(find('from'));
  for (const field of refused) {
    if (field !== undefined) context.report('mount-key-not-allowed', field.range, { key: field.key, type });
  }
  if (type !== 'secret') return;
  const filled = (...keys: string[]) => {
    const field = find(...keys);
    return field !== undefined && field.value?.literal !== '';
  };
  const source = filled('source', 'src');
  if (!source && !filled('target', 'dst', 'destination') && !filled('id')) {
    context.report('mount-secret-target', flag.range);
  }
  if (source && filled('id')) context.report('mount-key-not-allowed', find('id')!.range, { key: 'id', type });
}

/** A duration as Go reads it: `1m30s`, `500ms`, `0`. */
function isDuration(text: string): boolean {
  if (/^[-+]?0$/.test(text)) return true;
  return /^[-+]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text);
}

function isLongEnough(text: string): boolean {
  if (text.startsWith('-')) return !/[1-9]/.test(text);
  const unit: Readonly<Record<string, number>> = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    μs: 1e-3,
    ms: 1,
    s: 1e3,
    m: 6e4,
    h: 3.6e6,
  };
  let total = 0;
  for (const [, amount, name] of text.matchAll(/(?<![\d.])([\d.]+)([a-zµμ]+)/g))
    total += Number(amount) * (unit[name!] ?? 0);
  return total === 0 || total >= 1;
}

function valueIsValid(name: string, value: string): boolean {
  if (name === 'network') return ['default', 'none', 'host'].includes(value);
  if (name === 'security') return value === 'insecure' || value === 'sandbox';
  if (value === '') return true;
  if (name === 'retries') return /^\+?\d+$/.test(value) && Number(value) <= 0x7fffffff;
  return isDuration(value) && isLongEnough(value);
}

/** Checks a flag whose value comes from a fixed set. */
export function checkFlagValue(context: ReadContext, keyword: string, flag: Flag): void {
  const value: Word | undefined = flag.value;
  if (value !== undefined && !valueIsValid(flag.name, value.value)) {
    context.report('flag-value-invalid', value.range, { keyword, flag: flag.name });
  }
}
