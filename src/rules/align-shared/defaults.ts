import { readBytes } from '../../contract/kinds/measures.js';
import { isSecretName } from '../../contract/secret-names.js';
import type { AlignModel, Place } from '../../models/align.js';
import type { CodeRead } from '../../syntax/code/types.js';
import { evidenceOf } from './evidence.js';
import { appOf, isPlain, reaches } from './places.js';

/** Two places that give a variable different values where nothing is set. */
export interface DefaultDrift {
  readonly name: string;
  readonly place: Place;
  /** Undefined for the contract, which stands in no file of the project. */
  readonly other: Place | undefined;
  readonly between: 'code' | 'compose' | 'references' | 'template' | 'contract';
}

/** The differing defaults of one variable: the worst of each kind, one a kind. */
export function findDrifts(model: AlignModel, name: string): DefaultDrift[] {
  const reads = evidenceOf(model)
    .readsOf(name)
    .filter(
      (place) => place.name === name && place.read?.default?.kind === 'literal' && isPlain(place.value),
    );
  return [
    ...betweenReads(model, name, reads),
    ...betweenReferences(model, name),
    ...againstCompose(model, name, reads),
    ...againstTemplate(model, name, reads),
    ...againstContract(model, name, reads),
  ];
}

/** The same program asks twice, and falls back on different values. */
function betweenReads(model: AlignModel, name: string, reads: readonly Place[]): DefaultDrift[] {
  const byApp = new Map<string, Place>();
  for (const place of reads) {
    const app = appOf(model, place.file);
    const first = byApp.get(app);
    if (!first) byApp.set(app, place);
    else if (differ(first, place)) return [{ name, place, other: first, between: 'code' }];
  }
  return [];
}

/**
 * `${NAME:-a}` in one place, `${NAME:-b}` in another of the same compose file. A host or a port may well be another
 * from inside than from outside; a password is one, and what services hand on under one name is meant to be.
 */
function betweenReferences(model: AlignModel, name: string): DefaultDrift[] {
  const byFile = new Map<string, Place>();
  for (const place of model.byName.get(name) ?? []) {
    if (place.kind !== 'compose-reference' || place.value === undefined || place.value.trim() === '')
      continue;
    if (!isSecretName(name) && !isHandedThrough(model, place)) continue;
    if (/:\/\//.test(place.value)) continue;
    const first = byFile.get(place.file);
    if (!first) byFile.set(place.file, place);
    else if (first.value?.trim() !== place.value.trim())
      return [{ name, place, other: first, between: 'references' }];
  }
  return [];
}

function againstCompose(model: AlignModel, name: string, reads: readonly Place[]): DefaultDrift[] {
  const handed = (model.byName.get(name) ?? []).filter(
    (place) => place.kind === 'compose-reference' && isPlain(place.value) && isHandedThrough(model, place),
  );
  for (const place of handed) {
    const other = reads.find(
      (read) => reaches(model, { ...place, kind: 'compose-environment' }, read) && differ(place, read),
    );
    if (other) return [{ name, place, other, between: 'compose' }];
  }
  return [];
}

/** `NAME: ${NAME:-default}`, or `- NAME=${NAME:-default}`, under environment. */
function isHandedThrough(model: AlignModel, { reference, name, file, range }: Place): boolean {
  const path = reference?.path;
  if (path?.[2] !== 'environment') return false;
  if (path.at(-1) === name) return true;
  const before = model.textOf(file)?.slice(0, range.start) ?? '';
  return typeof path.at(-1) === 'number' && before.endsWith(`${name}=`);
}

/** What every environment sets for itself: a template proposes a value, and is right to propose another than the default. */
const OWN = /^(?:(?:APP_|NODE_|FLASK_|DJANGO_)?ENV(?:IRONMENT)?|(?:APP_)?DEBUG|(?:APP_)?LOG_LEVEL)$/;

/** Only where a template's value is a default and no example: numbers, switches, words to choose from. */
function againstTemplate(model: AlignModel, name: string, reads: readonly Place[]): DefaultDrift[] {
  if (OWN.test(name)) return [];
  const shown = (model.byName.get(name) ?? []).filter(
    ({ kind, value, off }) => kind === 'template' && !off && isPlain(value),
  );
  for (const place of shown) {
    const other = reads.find(
      (read) => isCounted(read.read) && reaches(model, place, read) && differ(place, read),
    );
    if (other) return [{ name, place, other, between: 'template' }];
  }
  return [];
}

function againstContract(model: AlignModel, name: string, reads: readonly Place[]): DefaultDrift[] {
  const fallback = model.contract?.variables.get(name)?.meta.default;
  if (!isPlain(fallback)) return [];
  const place = reads.find((read) => differ(read, { ...read, value: fallback }));
  return place ? [{ name, place, other: undefined, between: 'contract' }] : [];
}

function isCounted(read: CodeRead | undefined): boolean {
  return read !== undefined && /^(?:integer|number|boolean|enum)$/.test(read.type);
}

/** Whether two defaults are different values to whoever reads them. */
function differ(one: Place, other: Place): boolean {
  const read = one.read ?? other.read;
  const [a, b] = [settle(one.value, read), settle(other.value, read)];
  return a !== undefined && b !== undefined && a !== b;
}

const TRUE = /^(?:true|1|yes|on|t|y)$/i;
const FALSE = /^(?:false|0|no|off|f|n)$/i;

function settle(value: string | undefined, read: CodeRead | undefined): string | undefined {
  const text = value?.trim();
  if (text === undefined || text === '') return undefined;
  // Lists are written in more ways than can be compared.
  if (read?.type === 'json' || read?.type === 'list') return undefined;
  if (read?.type === 'boolean') return TRUE.test(text) ? 'true' : FALSE.test(text) ? 'false' : undefined;
  if (read?.type === 'integer' || read?.type === 'number') {
    const number = Number(text.replaceAll('_', ''));
    return Number.isFinite(number) ? String(number) : undefined;
  }
  if (TRUE.test(text) || FALSE.test(text)) return text.toLowerCase();
  // `100MB` and `104857600` are one size.
  const size = readBytes(text, {});
  if ('value' in size) return String(size.value);
  return read?.type === 'url' || read?.type === 'path' ? text.replace(/\/$/, '') : text;
}
