/**
 * Images that compose projects run as they are: what they listen on, where their data lies, which programs are in them
 * and how they are given a password. Read from the images' own documentation and Dockerfiles (`source`), and from the
 * issues in which a missing program was reported.
 */
import { IMAGE_ROWS } from './images-rows.js';

/** Day on which the table was compiled. */
export const IMAGES_AS_OF = '2026-11-22';

/** What a service with such an image is there for. */
export type ImageRole =
  | 'database'
  | 'cache'
  | 'queue'
  | 'search'
  | 'vector'
  | 'storage'
  | 'models'
  | 'metrics'
  | 'dashboard'
  | 'admin'
  | 'proxy';

/** A folder for data, and the versions that have it there: `from` is the first, `until` the first that has not. */
export interface DataPath {
  readonly path: string;
  readonly from?: string;
  readonly until?: string;
}

/** Programs of an image: those it has of those that checks call, and those it lacks, by version and variant. */
export interface ImageTools {
  readonly has: readonly string[];
  readonly lacks: readonly string[];
  /** Applies to tags that contain this text only; without it, to the others. */
  readonly variant?: string;
  readonly from?: string;
  readonly until?: string;
}

/** One known image. */
export interface KnownImage {
  /** As people call it; the first names it. */
  readonly names: readonly string[];
  readonly title: string;
  readonly role: ImageRole;
  /** Ports that it listens on by default. */
  readonly ports: readonly number[];
  readonly data: readonly DataPath[];
  readonly tools: readonly ImageTools[];
  /** Variables that set a password or a token. */
  readonly passwords: readonly string[];
  /** Suffix under which a password variable takes a file: `_FILE`, `__FILE`. */
  readonly fileSuffix?: string;
  /** User and password that apply when nothing is set. */
  readonly defaults?: { readonly user: string; readonly password: string };
  /** The image brings its own HEALTHCHECK. */
  readonly healthcheck?: boolean;
  /** Whether losing its data loses work; a cache and a proxy can be filled again. */
  readonly keeps: boolean;
  readonly source: string;
}

const BY_NAME: ReadonlyMap<string, KnownImage> = new Map(
  IMAGE_ROWS.flatMap((row) => row.names.map((name) => [name, row] as const)),
);

/** Finds an image by its short name, as `parseImageName` gives it. */
export function findKnownImage(name: string): KnownImage | undefined {
  return BY_NAME.get(name) ?? BY_NAME.get(name.replace(/^(?:quay\.io|ghcr\.io|gcr\.io|docker\.elastic\.co)\//, ''));
}

/**
 * The version that a tag names: `17.2-alpine` → `17.2`, `pg16` and `0.8.0-pg17` → `17` for images of PostgreSQL.
 * @returns undefined where it names none (`latest`, `alpine`): then the newest runs.
 */
export function versionOfTag(image: KnownImage, tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  const postgres = image.names[0] === 'postgres' ? /(?:^|-)pg(\d+)/.exec(tag)?.[1] : undefined;
  return postgres ?? /^v?(\d+(?:\.\d+){0,2})(?![\d.]*[a-z]{4})/.exec(tag)?.[1];
}

/** Compares two versions by their numbers. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a row with `from` and `until` applies to a version; the newest where none is known. */
export function appliesTo(row: { readonly from?: string; readonly until?: string }, version: string | undefined): boolean {
  if (version === undefined) return row.until === undefined;
  if (row.from !== undefined && compareVersions(version, row.from) < 0) return false;
  return row.until === undefined || compareVersions(version, row.until) < 0;
}
