import type { AlignModel, AlignService, Place } from '../../models/align.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { Range } from '../../core/text.js';
import { findKnob, findWrittenOut, isServer } from '../dockerfile-shared/command-knobs.js';
import { type CommandLine, launchesOf } from '../dockerfile-shared/command-launch.js';
import { targetOf } from '../dockerfile-shared/stage-facts.js';
import { evidenceOf, servicesGiven } from './evidence.js';
import { folderOf } from './places.js';
import { launchOfCommand, stageOf } from './launches.js';
import { pairedNames } from './pairs.js';
import { askOnce } from '../shared/ask-once.js';

/** A setting that a command line writes out itself, so that the variable changes nothing. */
export interface HardCoded {
  readonly place: Place;
  readonly server: string;
  readonly option: string;
  readonly at: { readonly file: string; readonly range: Range };
}

/** What is set and not used, because the command that it is for writes its value out. */
export const hardCodedOf = askOnce((model: AlignModel): readonly HardCoded[] => {
  const { readsOf } = evidenceOf(model);
  return model.places.flatMap((place): HardCoded[] => {
    if (!/^(?:env-file|compose-environment|docker-env)$/.test(place.kind)) return [];
    const options = findKnob(place.name);
    if (!options || readsOf(place.name).length > 0 || isUsed(model, place.name)) return [];
    if (pairedNames(model).has(place.name)) return [];
    for (const { launches, file } of programsGiven(model, place)) {
      const found = findWrittenOut(launches.filter(isServer), options);
      if (found)
        return [
          { place, server: found.server, option: found.option, at: { file, range: found.token.range } },
        ];
    }
    return [];
  });
});

/** Names that are told as hard-coded: other rules leave them to it. */
export const hardCodedNames = askOnce(
  (model: AlignModel): ReadonlySet<string> => new Set(hardCodedOf(model).map(({ place }) => place.name)),
);

/** A command line, a script or a compose file uses it; the server itself may read PORT and WEB_CONCURRENCY. */
function isUsed({ byName, mentions }: AlignModel, name: string): boolean {
  const uses = byName.get(name) ?? [];
  const mention = mentions.get(name);
  return (
    uses.some(({ kind }) => kind === 'container-shell' || kind === 'compose-reference') ||
    mention?.code !== undefined ||
    mention?.config !== undefined
  );
}

/** What the containers start that get the variable. */
function programsGiven(
  model: AlignModel,
  place: Place,
): { readonly launches: readonly CommandLine[]; readonly file: string }[] {
  if (place.kind === 'docker-env') {
    const own = model.dockerfiles.find(({ file }) => file.path === place.file);
    const target = own && targetOf(own.graph);
    const isInTarget = target?.scope.lookup(place.name)?.entry?.key.range.start === place.range.start;
    return own && isInTarget ? [programOf(own)] : [];
  }
  const services = servicesGiven(model, place);
  if (services.length > 0) return services.flatMap(programsOfService);
  // No service takes the file: the Dockerfile beside it, or below it.
  if (model.services.length > 0 || place.kind !== 'env-file') return [];
  return model.dockerfiles
    .filter(({ file }) => folderOf(file.path) === folderOf(place.file))
    .map((one) => programOf(one));
}

function programsOfService(service: AlignService) {
  const { command } = service.service;
  const own = launchOfCommand(service);
  if (command && own) return [{ launches: [own], file: command.file }];
  if (command || service.service.entrypoint || !service.dockerfile) return [];
  return [programOf(service.dockerfile, service)];
}

function programOf(dockerfile: DockerfileModel, service?: AlignService) {
  const stage = service ? stageOf(service) : targetOf(dockerfile.graph);
  return { launches: stage ? launchesOf(dockerfile, stage) : [], file: dockerfile.file.path };
}
