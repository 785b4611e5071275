import type { AlignModel, AlignService, CodeLoad, Place } from '../../models/align.js';
import type { Trace, TraceChain, TracePlace, TraceReader, TraceStep } from '../../models/trace.js';
import { stageOf } from '../../rules/align-shared/launches.js';
import { judgeValue } from '../../syntax/code/judge/index.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';
import { isSameName, readsWithoutCase } from './names.js';
import { traceCompose } from './trace-compose.js';

/** A step before it is known which one wins. */
export type OpenStep = Omit<TraceStep, 'verdict'> & { readonly isKnown?: boolean };

/** The chains of a variable, one a service that gets or reads it; without services, one of a run of the code alone. */
export function traceVariable(model: AlignModel, name: string, service?: string): Trace {
  const services = chooseServices(model, name, service);
  const chains = services.map((one) => traceService(model, one, name));
  const alone = service === undefined ? traceAlone(model, name, services) : undefined;
  return { name, chains: dropSame([...chains, ...(alone ? [alone] : [])]) };
}

/** Services that the variable has to do with: their code reads it, or something gives it to them. */
function chooseServices(model: AlignModel, name: string, wanted: string | undefined): AlignService[] {
  if (wanted !== undefined) return model.services.filter((one) => one.name === wanted);
  return model.services.filter(
    (one) =>
      readersIn(model, name, one.folder).length > 0 ||
      stepsOfService(model, one, name).some(({ source }) => source !== 'shell'),
  );
}

function traceService(model: AlignModel, service: AlignService, name: string): TraceChain {
  const readers = readersIn(model, name, service.folder);
  const steps = decide([...stepsOfService(model, service, name), ...defaultsOf(readers)]);
  return {
    service: service.name,
    files: service.model.project.files.map(({ path }) => path),
    steps,
    elsewhere: findElsewhere(model, name, steps),
    readers: judgeReaders(readers, steps),
  };
}

function stepsOfService(model: AlignModel, service: AlignService, name: string): OpenStep[] {
  const own = dockerfileStep(service, name);
  const compose = traceCompose(model, service, name);
  const loads = service.folder === undefined ? [] : loadsOf(model, name, service.folder, true);
  const given: OpenStep[] = [...(own ? [own] : []), ...compose, ...loads];
  const isRead = readersIn(model, name, service.folder).length > 0;
  if (given.length === 0 && !isRead) return [];
  const shell: OpenStep = { source: 'shell', isKnown: false };
  return [...(own ? [own] : []), ...compose, shell, ...loads];
}

/** ENV of the stage that the service runs, or of those that it stands on. */
function dockerfileStep(service: AlignService, name: string): OpenStep | undefined {
  const variable = stageOf(service)?.scope.lookup(name);
  if (!service.dockerfile || variable?.origin !== 'env' || !variable.entry) return undefined;
  return {
    source: 'dockerfile',
    place: { file: service.dockerfile.file.path, range: variable.entry.key.range },
    ...(variable.value === undefined ? {} : { value: variable.value }),
  };
}

/** dotenv files that the program loads by itself, as far as they lie in the project. */
export function loadsOf(model: AlignModel, name: string, folder: string, inContainer: boolean): OpenStep[] {
  const settings = model.code.settings.flatMap(({ file, envFiles, range }): CodeLoad[] =>
    envFiles.map((path) => ({ file, range, path, override: false })),
  );
  const steps = [...model.code.loads, ...settings].flatMap((load): OpenStep[] => {
    if (!load.file.startsWith(folder)) return [];
    const env = findLoaded(model, load);
    const place = env && placeIn(model, env.path, name);
    if (!env || !place) return [];
    const value = env.reading.values[place.name];
    return [
      {
        source: 'program-env-file',
        place: { file: env.path, range: place.range },
        ...(typeof value === 'string' ? { value } : {}),
        override: load.override,
        // Whether the file is in the image, or mounted, is not seen from here.
        ...(inContainer ? { isKnown: false } : {}),
        readings: readingsOf(env.text, place.name),
      },
    ];
  });
  // Several classes load one file: each way of loading counts once.
  const keyOf = ({ place, override }: OpenStep) => `${place?.file}\0${override === true}`;
  return steps.filter((step, i) => steps.findIndex((other) => keyOf(other) === keyOf(step)) === i);
}

/** The env file that a call loads: the one it names, or the nearest `.env` above the code. */
function findLoaded({ env }: AlignModel, { file, path = '.env' }: CodeLoad) {
  const wanted = path.replace(/^(?:\.\.?\/)+/, '');
  const above = env.filter(({ path: one, role }) => {
    if (role !== 'env' || !(one === wanted || one.endsWith(`/${wanted}`))) return false;
    return file.startsWith(one.slice(0, one.length - wanted.length));
  });
  return above.sort((a, b) => b.path.length - a.path.length)[0];
}

/** The place of a name in an env file; case does not matter where the code does not mind it. */
export function placeIn(model: AlignModel, file: string, name: string): Place | undefined {
  const caseless = readsWithoutCase(model, name);
  const own = model.places.filter((place) => place.kind === 'env-file' && place.file === file);
  return (
    own.find((place) => place.name === name) ??
    (caseless ? own.find((place) => isSameName(place.name, name, true)) : undefined)
  );
}

/** What other programs would read: shown where they differ. */
export function readingsOf(text: string, name: string): NonNullable<TraceStep['readings']> {
  return (['compose', 'python_dotenv', 'dotenv'] as const).map((reader) => {
    const { values } = readDotenv(text, { reader });
    return { reader, value: Object.hasOwn(values, name) ? values[name] : undefined };
  });
}

/** Without Compose: the env files beside the code, then its default. Code that a service runs is told there. */
function traceAlone(
  model: AlignModel,
  name: string,
  services: readonly AlignService[],
): TraceChain | undefined {
  const folders = services.flatMap(({ folder }) => folder ?? []);
  const reads = readersIn(model, name, '').filter(
    ({ file }) => !folders.some((folder) => file.startsWith(folder)),
  );
  if (reads.length === 0 && services.length > 0) return undefined;
  const loaded = loadsOf(model, name, '', false);
  const files = model.env.filter(({ role }) => role === 'env');
  const found = files.flatMap(({ path, text, reading, readBy }): OpenStep[] => {
    const place = placeIn(model, path, name);
    if (!place || readBy.length > 0 || loaded.some((step) => step.place?.file === path)) return [];
    const value = reading.values[place.name];
    return [
      {
        source: 'env-file',
        place: { file: path, range: place.range },
        ...(typeof value === 'string' ? { value } : {}),
        // Nothing here says which of them is read.
        isKnown: false,
        readings: readingsOf(text, place.name),
      },
    ];
  });
  const shell: OpenStep = { source: 'shell', isKnown: false };
  const steps = decide([...found, shell, ...loaded, ...defaultsOf(reads)]);
  return { files: [], steps, elsewhere: [], readers: judgeReaders(reads, steps) };
}

/** Where nothing wins: the env files whose value does not arrive. */
function findElsewhere(model: AlignModel, name: string, steps: readonly TraceStep[]): TracePlace[] {
  if (steps.some(({ verdict }) => verdict === 'wins')) return [];
  return model.env.flatMap(({ path, role }): TracePlace[] => {
    const place = role === 'env' ? placeIn(model, path, name) : undefined;
    const isTold = steps.some((step) => step.place?.file === path || step.origin?.place?.file === path);
    return place && !isTold ? [{ file: path, range: place.range }] : [];
  });
}

function readersIn(model: AlignModel, name: string, folder: string | undefined): Place[] {
  if (folder === undefined) return [];
  return model.places.filter(
    ({ kind, name: own, read, file, isTest }) =>
      kind === 'code' &&
      !isTest &&
      file.startsWith(folder) &&
      isSameName(own, name, read?.ignoreCase === true),
  );
}

function defaultsOf(reads: readonly Place[]): OpenStep[] {
  return reads.flatMap(({ file, read, value }): OpenStep[] =>
    read?.default && read.default.kind !== 'nothing'
      ? [
          {
            source: 'code-default',
            place: { file, range: read.default.range },
            ...(value === undefined ? {} : { value }),
          },
        ]
      : [],
  );
}

/** Which step wins: the last that sets it, before what only counts where nothing is set. */
function decide(steps: readonly OpenStep[]): TraceStep[] {
  const sets = (step: OpenStep) => step.isKnown !== false && step.origin?.from !== 'nothing';
  const override = steps.findLastIndex((step) => sets(step) && step.override === true);
  const given = steps.findLastIndex((step) => sets(step) && !isFallback(step));
  const fallback = steps.findIndex((step) => sets(step) && isFallback(step));
  const winner = override >= 0 ? override : given >= 0 ? given : fallback;
  const isGiven = override >= 0 || given >= 0;
  return steps.map((step, i) => {
    const { isKnown, ...rest } = step;
    // Every reader has a default of its own: those of the others do not count against it.
    const isDefault =
      winner >= 0 && steps[winner]!.source === 'code-default' && step.source === 'code-default';
    const verdict =
      i === winner || isDefault
        ? 'wins'
        : isKnown === false && !(isGiven && isFallback(step))
          ? 'not-known'
          : isFallback(step)
            ? 'unused'
            : 'shadowed';
    return { ...rest, verdict };
  });
}

function isFallback({ source, override }: OpenStep): boolean {
  return source === 'code-default' || (source === 'program-env-file' && override !== true);
}

function judgeReaders(reads: readonly Place[], steps: readonly TraceStep[]): TraceReader[] {
  const winner = steps.find(({ verdict }) => verdict === 'wins');
  const value = winner && winner.source !== 'code-default' ? winner.value : undefined;
  return reads.map(({ file, range, read }) => {
    const place: TracePlace = { file, range };
    return value === undefined
      ? { place, read: read! }
      : { place, read: read!, judgement: judgeValue(read!, value) };
  });
}

/** The base alone and with its override are two projects: where nothing differs, one of them is told. */
function dropSame(chains: readonly TraceChain[]): TraceChain[] {
  const seen = new Set<string>();
  return chains.filter(({ service, steps }) => {
    const key = JSON.stringify([
      service,
      steps.map(({ source, place, value, verdict }) => [source, place, value, verdict]),
    ]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
