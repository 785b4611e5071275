import type { AlignModel, AlignService } from '../../models/align.js';
import type { PortSource } from '../../syntax/code/listen.js';
import { stageOf } from './launches.js';
import type { PortPlace } from './ports.js';
import { settingOf } from './port-variable.js';
import { entryOf, type FiledLaunch, reachableFrom } from './scripts.js';

/** A port that code listens on. */
export interface CodePort extends PortPlace {
  /** The file with the call. */
  readonly source: string;
  /** Whether a variable of the service, not of the image, decides. */
  readonly isOfService: boolean;
  /** The variables that the code asks for it. */
  readonly variables: readonly string[];
  /** Ports that the code would listen on, if nothing were set. */
  readonly passedOver: readonly PortPlace[];
}

/**
 * The port on which the code that a service starts listens, where it is one and can be told. What the container sets
 * counts, then the default in the code.
 */
export function portInCode(
  model: AlignModel,
  service: AlignService,
  launches: readonly FiledLaunch[],
): CodePort | undefined {
  const entries = new Set(launches.flatMap(({ launch }) => entryOf(model, service, launch) ?? []));
  const [entry] = entries;
  if (entry === undefined || entries.size > 1) return undefined;
  const reached = reachableFrom(model, entry);
  const found = model.code.listens.filter(({ file }) => reached.has(file));
  const ports = found.map(({ sources, file }) => decide(model, service, sources, file));
  const [first] = ports;
  // Several servers: which of them is meant is not known.
  return first && ports.every((one) => one?.port === first.port) ? first : undefined;
}

function decide(
  model: AlignModel,
  service: AlignService,
  sources: readonly PortSource[],
  file: string,
): CodePort | undefined {
  const stage = stageOf(service);
  const unset: string[] = [];
  const variables = sources.flatMap((one) => (one.kind === 'variable' ? [one.name] : []));
  for (const source of sources) {
    if (source.kind === 'number') {
      const place = { port: source.port, file: source.file ?? file, range: source.range };
      return isSetByFile(model, service, unset, source.port)
        ? undefined
        : { ...place, source: file, isOfService: false, variables, passedOver: [] };
    }
    if (source.kind !== 'variable') return undefined;
    const set = settingOf(model, service, source.name, stage);
    if (set)
      return (
        set.written && {
          ...set.written,
          source: file,
          isOfService: set.written.file !== service.dockerfile?.file.path,
          variables,
          passedOver: sources.flatMap((one) =>
            one.kind === 'number' ? [{ ...one, file: one.file ?? file }] : [],
          ),
        }
      );
    unset.push(source.name);
  }
  return undefined;
}

/** Whether an env file that the program may load itself says another port. */
function isSetByFile(
  { env }: AlignModel,
  { folder = '' }: AlignService,
  names: readonly string[],
  port: number,
): boolean {
  return env.some(
    ({ path, role, reading }) =>
      role !== 'template' &&
      path.startsWith(folder) &&
      names.some(
        (name) => Object.hasOwn(reading.values, name) && reading.values[name]?.trim() !== String(port),
      ),
  );
}
