import {
  findOpenReader,
  isGivenBySystem,
  isReadByImage,
  isReadByLibrary,
  isReadBySystem,
} from '../../data/known-variables.js';
import type { AlignModel, AlignService, Place } from '../../models/align.js';
import { referenceOf } from '../compose-shared/images-service.js';
import { parseImageName } from '../dockerfile-shared/image-name.js';
import { folderOf } from './places.js';
import { askOnce } from '../shared/ask-once.js';

/** Whether something reads a variable: `maybe` where a reader cannot be looked into, or makes its names at run time. */
export type ReadEvidence = 'yes' | 'maybe' | 'no';

/** What is known of who reads and who sets which variable; asked for by several rules, worked out once. */
export interface Evidence {
  /** Reads of a name in the program's own code, names without regard to case where the program compares them so. */
  readonly readsOf: (name: string) => readonly Place[];
  /** Whether anything may read what a place writes. */
  readonly isRead: (place: Place) => ReadEvidence;
  /** Places that set a name for a running program: env files, compose files, Dockerfiles. */
  readonly settersOf: (name: string) => readonly Place[];
  /** Lines of templates that show a name. */
  readonly templatesOf: (name: string) => readonly Place[];
  /** Whether a name may be set by what is not parsed: the system, a platform, a CI file, a script, a manifest, an env file that was not read. */
  readonly isSetElsewhere: (name: string) => boolean;
}

/** Evidence of a model; the same object each time. */
export const evidenceOf = askOnce((model: AlignModel): Evidence => {
  const byUpper = new Map<string, Place[]>();
  for (const place of model.places) {
    if (place.kind !== 'code') continue;
    const upper = place.name.toUpperCase();
    byUpper.set(upper, [...(byUpper.get(upper) ?? []), place]);
  }
  const matching = (name: string) =>
    (byUpper.get(name.toUpperCase()) ?? []).filter(
      (place) => place.name === name || place.read?.ignoreCase === true,
    );
  const caseless = new Map<string, string[]>();
  for (const name of model.byName.keys()) {
    const upper = name.toUpperCase();
    caseless.set(upper, [...(caseless.get(upper) ?? []), name]);
  }
  const written = (name: string, kinds: readonly Place['kind'][]) => {
    const anyCase = (byUpper.get(name.toUpperCase()) ?? []).some(({ read }) => read?.ignoreCase === true);
    const names = anyCase ? (caseless.get(name.toUpperCase()) ?? []) : [name];
    return names.flatMap((one) => (model.byName.get(one) ?? []).filter(({ kind }) => kinds.includes(kind)));
  };
  const isOpen = findOpenReader(model.packages) !== undefined || !model.code.complete;
  const isDynamic = model.code.dynamic.some(({ prefix }) => prefix === undefined || prefix === '');
  const hasUnknownFields = model.code.settings.some(
    ({ unknownBases, ownSources }) => unknownBases.length > 0 || ownSources === true,
  );
  const readByName = (name: string): ReadEvidence => {
    if (matching(name).length > 0 || isReadBySystem(name) || isReadByLibrary(name, model.packages))
      return 'yes';
    if (written(name, ['compose-reference', 'container-shell', 'docker-arg']).length > 0) return 'yes';
    const mention = model.mentions.get(name);
    if (mention?.code !== undefined || mention?.config !== undefined) return 'yes';
    if (isNested(model, name) || hasDynamicPrefix(model, name)) return 'yes';
    return isOpen || isDynamic || hasUnknownFields ? 'maybe' : 'no';
  };
  return {
    readsOf: (name) => matching(name).filter(({ isTest }) => !isTest),
    isRead: (place) => worst(readByName(place.name), readByServices(model, place)),
    settersOf: (name) => written(name, ['env-file', 'compose-environment', 'docker-env']),
    templatesOf: (name) => written(name, ['template']),
    isSetElsewhere: (name) =>
      model.unread.length > 0 || isGivenBySystem(name) || model.mentions.get(name)?.config !== undefined,
  };
});

function worst(one: ReadEvidence, other: ReadEvidence): ReadEvidence {
  if (one === 'yes' || other === 'yes') return 'yes';
  return one === 'maybe' || other === 'maybe' ? 'maybe' : 'no';
}

/** `DB__HOST` where a settings class has the field `db` and a delimiter. */
function isNested({ code }: AlignModel, name: string): boolean {
  return code.settings.some(({ nestedDelimiter, fields }) => {
    if (!nestedDelimiter) return false;
    const at = name.toUpperCase().indexOf(nestedDelimiter.toUpperCase());
    return at > 0 && fields.some((field) => field.name.toUpperCase() === name.slice(0, at).toUpperCase());
  });
}

function hasDynamicPrefix({ code }: AlignModel, name: string): boolean {
  return code.dynamic.some(({ prefix }) => prefix !== undefined && prefix !== '' && name.startsWith(prefix));
}

/** What the containers that get the variable may do with it. */
function readByServices(model: AlignModel, place: Place): ReadEvidence {
  const given = servicesGiven(model, place);
  // A file in a folder without code is for a program that is not here.
  const isForNobody = /^(?:env-file|template)$/.test(place.kind) && given.length === 0;
  if (isForNobody && !hasCode(model, folderOf(place.file))) return 'maybe';
  return given.map((service) => readByService(model, service, place.name)).reduce<ReadEvidence>(worst, 'no');
}

/** The services whose containers get what a place writes. */
export function servicesGiven(model: AlignModel, { kind, file, service }: Place): AlignService[] {
  if (kind === 'compose-environment') {
    return model.services.filter(
      (one) => one.name === service && one.model.project.files.some(({ path }) => path === file),
    );
  }
  if (kind !== 'env-file') return [];
  return model.services.filter(({ service: one }) => one.envFiles.some(({ resolved }) => resolved === file));
}

function readByService(model: AlignModel, service: AlignService, name: string): ReadEvidence {
  if (service.folder !== undefined) {
    // Built here from code that is not read: anything may be in it.
    return hasCode(model, service.folder) ? 'no' : 'maybe';
  }
  const reference = referenceOf(service.model, service.service);
  const known = reference === undefined ? undefined : isReadByImage(parseImageName(reference).short, name);
  return known === undefined ? 'maybe' : known ? 'yes' : 'no';
}

const codeFiles = askOnce((model: AlignModel): readonly string[] => [
  ...new Set(model.places.flatMap(({ kind, file, isTest }) => (kind === 'code' && !isTest ? [file] : []))),
]);

/** Files that configure a server or a build: where they are all there is, the application is not here. */
const CONFIGURES = /(?:^|\/)(?:gunicorn[^/]*\.py|setup\.py|[^/]*\.config\.[cm]?[jt]s)$/;

/** Whether the program's own code in a folder (the whole project, where none is given) reads any variable. */
export function hasCode(model: AlignModel, folder = ''): boolean {
  return codeFiles(model).some((file) => file.startsWith(folder) && !CONFIGURES.test(file));
}
