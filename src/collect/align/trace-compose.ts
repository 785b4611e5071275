import type { AlignModel, AlignService } from '../../models/align.js';
import type { TraceOrigin } from '../../models/trace.js';
import type { ComposeVariable } from '../../syntax/compose/types.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';
import { isSameName, readsWithoutCase } from './names.js';
import { type OpenStep, placeIn, readingsOf } from './trace.js';

/** What Compose gives a container: its env files in order, then `environment`. */
export function traceCompose(model: AlignModel, at: AlignService, name: string): OpenStep[] {
  const { service } = at;
  const caseless = readsWithoutCase(model, name);
  const own = service.environment.filter(({ key }) => isSameName(key, name, caseless));
  return [
    ...service.envFiles.flatMap((file) => envFileStep(model, at, file, name)),
    ...own.map((one) => environmentStep(model, at, one)),
  ];
}

function envFileStep(
  model: AlignModel,
  { model: compose }: AlignService,
  { resolved, path }: AlignService['service']['envFiles'][number],
  name: string,
): OpenStep[] {
  if (resolved === undefined)
    return [{ source: 'env-file', place: { file: path.file, range: path.range }, isKnown: false }];
  const text = model.textOf(resolved) ?? compose.readMounted(resolved);
  if (text === undefined) return [];
  const place = placeIn(model, resolved, name);
  const { values, origins } = readDotenv(text, { reader: 'compose' });
  const key = place?.name ?? name;
  if (!Object.hasOwn(origins, key)) return [];
  const value = values[key];
  return [
    {
      source: 'env-file',
      place: { file: resolved, range: origins[key]!.key },
      ...(typeof value === 'string' ? { value } : {}),
      // A name alone: Compose takes it from its own environment.
      ...(value === null ? { origin: dotenvOrigin(model, compose.project.directory, key) } : {}),
      readings: readingsOf(text, key),
    },
  ];
}

function environmentStep(
  model: AlignModel,
  { model: compose }: AlignService,
  variable: ComposeVariable,
): OpenStep {
  const { key, value, file, nameRange } = variable;
  const place = { file, range: nameRange };
  const { directory } = compose.project;
  if (value === undefined) {
    const origin = dotenvOrigin(model, directory, key);
    const found = origin.from === 'dotenv' ? valueIn(model, directory, key) : undefined;
    return { source: 'compose-environment', place, origin, ...(found === undefined ? {} : { value: found }) };
  }
  const base = { source: 'compose-environment', place } as const;
  const known = value.value === undefined ? {} : { value: value.value };
  if (!value.text.interpolated) return { ...base, ...known, origin: { from: 'literal' } };
  const [reference] = compose.project.references.filter(
    (one) =>
      one.file === value.file && one.range.start >= value.range.start && one.range.end <= value.range.end,
  );
  if (!reference) return { ...base, ...known, origin: { from: 'not-known' } };
  if (reference.set) return { ...base, ...known, origin: dotenvOrigin(model, directory, reference.name) };
  if (/^:?-$/.test(reference.operator)) {
    const at = { file: reference.file, range: reference.range };
    // The shell that runs Compose may still set it.
    return { ...base, value: value.value ?? reference.default ?? '', origin: { from: 'default', place: at } };
  }
  return { ...base, ...known, origin: { from: 'not-known' } };
}

/** Where the `.env` beside the compose file sets a name. */
function dotenvOrigin(model: AlignModel, directory: string, name: string): TraceOrigin {
  const file = pathOf(directory);
  const found = model.places.find((one) => one.kind === 'env-file' && one.file === file && one.name === name);
  return found ? { from: 'dotenv', place: { file, range: found.range } } : { from: 'nothing' };
}

function valueIn(model: AlignModel, directory: string, name: string): string | undefined {
  const file = pathOf(directory);
  return model.places.find((one) => one.kind === 'env-file' && one.file === file && one.name === name)?.value;
}

function pathOf(directory: string): string {
  return directory === '' || directory === '.' ? '.env' : `${directory}/.env`;
}
