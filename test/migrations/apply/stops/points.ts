import type { Mode } from './file-system.js';

/** A call at which a run is stopped. */
export interface Point {
  readonly mode: Mode;
  /** Number of the call, from 1. */
  readonly at: number;
  /** What the call does. */
  readonly kind: string;
}

/**
 * Where to stop: before every call; after every one that changes something (after a call that only reads is before the
 * next); half way through every write; and the disk full, or read-only, from each call on that needs it.
 */
export function pointsOf(calls: readonly string[]): Point[] {
  const grows = /^(?:mkdir|open for writing|writeFile)$/;
  const changes = /^(?:mkdir|open for writing|writeFile|sync|rename|rm|rmdir|chmod|chown)$/;
  const at = (mode: Mode, wanted: RegExp) =>
    calls.flatMap((kind, i) => (wanted.test(kind) ? [{ mode, at: i + 1, kind }] : []));
  return [
    ...at('before', /./),
    ...at('after', changes),
    ...at('torn', /^writeFile$/),
    ...at('ENOSPC', grows),
    ...at('EROFS', changes),
  ];
}

/** Of each way of stopping at each kind of call as many points as asked, spread from the first to the last. */
export function samplePoints(points: readonly Point[], most: number): Point[] {
  const groups = new Map<string, Point[]>();
  for (const point of points) {
    const way = wayOf(point);
    groups.set(way, [...(groups.get(way) ?? []), point]);
  }
  return [...groups.values()].flatMap((all) => {
    const count = Math.min(most, all.length);
    const step = count > 1 ? (all.length - 1) / (count - 1) : 0;
    const first = count > 1 ? 0 : all.length >> 1;
    return Array.from({ length: count }, (_, i) => all[Math.round(first + i * step)]!);
  });
}

/** What is done at a point to which kind of call. */
export const wayOf = ({ mode, kind }: Point): string => `${mode} ${kind}`;

/** Whether a point ends the run at once, rather than refusing its calls. */
export const isKill = ({ mode }: Point): boolean => !mode.startsWith('E');
