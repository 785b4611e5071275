import { findImageContents } from '../../data/base-images.js';
import { appliesTo, findKnownImage, type KnownImage, versionOfTag } from '../../data/images.js';
import type { ComposeModel } from '../../models/compose.js';
import type { ComposeService } from '../../syntax/compose/types.js';
import { askOnce, askOncePerPart } from '../shared/ask-once.js';
import { textOfDockerfile } from './service-dockerfile.js';
import { type ImageName, parseImageName } from '../dockerfile-shared/image-name.js';

/** The image that a service runs, where it is told and known. */
export interface ServiceImage {
  readonly name: ImageName;
  readonly known: KnownImage;
  readonly version: string | undefined;
}

const FROM = /^[ \t]*FROM[ \t]+(?:--platform=\S+[ \t]+)?([^\s$]+)[ \t]*(?:AS[ \t]+\S+[ \t]*)?\r?$/gim;

/**
 * The reference of the image that a service runs: its own, or that below a Dockerfile with a single FROM.
 * @returns undefined where a variable decides.
 */
export const referenceOf = askOncePerPart(findReference);

function findReference(model: ComposeModel, service: ComposeService): string | undefined {
  if (service.build === undefined) return service.image?.value || undefined;
  const text = textOfDockerfile(model, service);
  if (text === undefined) return undefined;
  const known = basesOn(model.readMounted);
  if (!known.has(text)) known.set(text, findOnlyBase(text));
  return known.get(text);
}

/** By the text of a Dockerfile, for all projects that read from the same disk: one is often built by several. */
const basesOn = askOnce((_disk: ComposeModel['readMounted']) => new Map<string, string | undefined>());

function findOnlyBase(text: string): string | undefined {
  const bases = [...text.matchAll(FROM)];
  const all = text.match(/^[ \t]*FROM[ \t]/gim) ?? [];
  return bases.length === 1 && all.length === 1 ? bases[0]![1] : undefined;
}

/** The known image that a service runs. */
export const knownImageOf = askOncePerPart(findServiceImage);

function findServiceImage(model: ComposeModel, service: ComposeService): ServiceImage | undefined {
  const reference = referenceOf(model, service);
  if (reference === undefined) return undefined;
  const name = parseImageName(reference);
  const known = findKnownImage(name.short);
  return known && { name, known, version: versionOfTag(known, name.tag) };
}

const STORES = new Set(['database', 'cache', 'queue', 'search', 'vector', 'storage']);

/** Whether an image holds data that others ask for over the network. */
export function isStore(image: KnownImage): boolean {
  return STORES.has(image.role);
}

/** Services that run a store. */
export function* storesOf(model: ComposeModel): Generator<{ service: ComposeService; image: ServiceImage }> {
  for (const service of model.project.services) {
    const image = knownImageOf(model, service);
    if (image && isStore(image.known) && runsServer(service)) yield { service, image };
  }
}

const CLIENT =
  /^(?:psql|pg_dump\w*|pg_restore|pg_isready|createdb|dropdb|redis-cli|valkey-cli|mongosh?|mongo(?:dump|restore|import|export)|mysql(?:dump|admin)?|mariadb(?:-dump|-admin)?|rabbitmqadmin|clickhouse-client|cypher-shell|cqlsh|curl|ollama)$/;
const SERVER =
  /(?:^|\/)(?:postgres|redis-server|valkey-server|mongod|mysqld|mariadbd|docker-entrypoint\.sh|rabbitmq-server|server)$/;

/** Whether a service runs the server of its image, and not a client or a script that the image is borrowed for. */
export function runsServer(service: ComposeService): boolean {
  const words = [service.entrypoint, service.command].flatMap((command) => [
    ...(command?.words ?? command?.text?.split(/\s+/) ?? []),
  ]);
  const inner = words.flatMap((word) => word.split(/[\s;&|]+/));
  if (inner.some((word) => SERVER.test(word))) return true;
  return !inner.some((word) => CLIENT.test(word));
}

/** Whether an image lacks a program: undefined where that is not known. */
export function lacksTool(reference: string, tool: string): boolean | undefined {
  const name = parseImageName(reference);
  const known = findKnownImage(name.short);
  const version = known && versionOfTag(known, name.tag);
  const tag = name.tag ?? 'latest';
  const rows = known?.tools.filter((row) => appliesTo(row, version)) ?? [];
  const row =
    rows.find(({ variant }) => variant !== undefined && tag.includes(variant)) ??
    (tag.includes('alpine') && rows.some(({ variant }) => variant !== undefined)
      ? undefined
      : rows.find(({ variant }) => variant === undefined));
  if (row?.lacks.includes(tool)) return true;
  if (row?.has.includes(tool)) return false;
  const contents =
    known === undefined || known.role === 'proxy' ? findImageContents(name.short, name.tag) : undefined;
  if (contents === undefined || !GENERAL.has(tool)) return undefined;
  return !contents.tools.includes(tool);
}

/** Programs that the table of base images is complete for. */
const GENERAL = new Set(['curl', 'wget', 'bash', 'nc', 'git', 'jq', 'http']);
