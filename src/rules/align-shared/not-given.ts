import type { AlignModel, AlignService, Place } from '../../models/align.js';
import { isGivenBySystem } from '../../data/known-variables.js';
import { evidenceOf, hasCode } from './evidence.js';
import { askOnce } from '../shared/ask-once.js';

/** A variable of the `.env` beside a compose file that the code of a service reads, and that no way leads to it. */
export interface NotGiven {
  readonly service: string;
  readonly write: Place;
  readonly reads: readonly Place[];
  /** Where the service is defined. */
  readonly at: AlignService;
}

/** What services do not get, one a service and variable. */
export const notGivenOf = askOnce((model: AlignModel): readonly NotGiven[] => {
  const groups = new Map<string, AlignService[]>();
  for (const service of model.services) {
    if (service.folder === undefined || !hasCode(model, service.folder)) continue;
    // The same service in several projects (the base alone, and with its override): what any of them gives counts.
    const key = `${service.name}\0${service.folder}`;
    groups.set(key, [...(groups.get(key) ?? []), service]);
  }
  return [...groups.values()].flatMap((group) =>
    group.some((one) => isOpen(model, one)) ? [] : lacking(model, group),
  );
});

function lacking(model: AlignModel, group: readonly AlignService[]): NotGiven[] {
  const [first] = group;
  const folder = first!.folder!;
  const dotenv = joinPath(first!.model.project.directory, '.env');
  if (!model.env.some(({ path, role }) => path === dotenv && role === 'env')) return [];
  const given = new Set(group.flatMap((service) => namesGiven(model, service)));
  const { readsOf, isSetElsewhere } = evidenceOf(model);
  return model.places.flatMap((write): NotGiven[] => {
    if (write.kind !== 'env-file' || write.file !== dotenv || given.has(write.name)) return [];
    const reads = readsOf(write.name).filter(({ file }) => file.startsWith(folder));
    if (reads.length === 0 || isGivenBySystem(write.name) || isSetElsewhere(write.name)) return [];
    // The default is what `.env` says anyway.
    if (reads.every(({ value, read }) => read?.default?.kind === 'literal' && value === write.value))
      return [];
    return [{ service: first!.name, write, reads, at: first! }];
  });
}

/** Whether something that is not seen may bring the variable: files that are not known, a `.env` that the program loads. */
function isOpen(model: AlignModel, { model: compose, service, folder }: AlignService): boolean {
  if (compose.project.incomplete || service.node.incomplete || service.disabled) return true;
  if (service.envFiles.some(({ resolved }) => resolved === undefined)) return true;
  const dotenv = joinPath(compose.project.directory, '.env');
  if (service.envFiles.some(({ resolved }) => resolved === dotenv)) return true;
  // With `.:/app` or a COPY of everything, the program finds the file, if it looks for one.
  const isMounted = service.volumes.some(
    ({ hostPath }) =>
      hostPath !== undefined &&
      (hostPath === '' || hostPath === '.' || dotenv === hostPath || dotenv.startsWith(`${hostPath}/`)),
  );
  const context = service.build?.contextPath ?? folder ?? '';
  const isInContext = context === '' || context === '.' || dotenv.startsWith(`${context}/`);
  const own = (file: string) => file.startsWith(folder ?? '');
  const loads =
    model.code.loads.some(({ file }) => own(file)) ||
    model.code.settings.some(({ file, envFiles }) => own(file) && envFiles.length > 0);
  const words = [service.command, service.entrypoint]
    .map((one) => one?.text ?? one?.words?.join(' ') ?? '')
    .join(' ');
  return ((isMounted || isInContext) && loads) || /dotenv|env-file|doppler|infisical|\.env\b/.test(words);
}

function namesGiven(model: AlignModel, { service, dockerfile }: AlignService): string[] {
  const files = service.envFiles.map(({ resolved }) => resolved);
  return [
    ...service.environment.map(({ key }) => key),
    ...model.env.flatMap(({ path, reading }) => (files.includes(path) ? Object.keys(reading.values) : [])),
    ...(dockerfile
      ? model.places
          .filter(({ kind, file }) => kind === 'docker-env' && file === dockerfile.file.path)
          .map(({ name }) => name)
      : []),
  ];
}

function joinPath(folder: string, name: string): string {
  return folder === '' || folder === '.' ? name : `${folder}/${name}`;
}
