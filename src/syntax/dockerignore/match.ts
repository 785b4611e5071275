import { type Glob, compileGlob } from './glob.js';
import { cleanPath } from './parse.js';
import type { DockerIgnore, IgnorePattern } from './types.js';

/** What becomes of a path of the build context. */
export interface IgnoreDecision {
  readonly ignored: boolean;
  /** The pattern that had the last word; undefined where none matched. */
  readonly by: IgnorePattern | undefined;
}

/** Asks a .dockerignore about paths relative to the context, with `/`. */
export interface IgnoreMatcher {
  readonly decide: (path: string) => IgnoreDecision;
  /** The patterns that match the path or a folder above it, in order, whatever comes of it. */
  readonly matching: (path: string) => readonly IgnorePattern[];
}

/**
 * Builds a matcher: the last pattern that matches the path, or one of the folders it lies in, decides.
 * The context itself (`.`) can be matched by name only.
 */
export function createIgnoreMatcher(ignore: Pick<DockerIgnore, 'patterns'>): IgnoreMatcher {
  const compiled = ignore.patterns.flatMap((pattern): { pattern: IgnorePattern; glob: Glob }[] => {
    const glob = compileGlob(pattern.pattern);
    return glob ? [{ pattern, glob }] : [];
  });
  const matches = (glob: Glob, paths: readonly string[]): boolean => paths.some((path) => glob(path));
  return {
    decide(path) {
      const paths = withParents(cleanPath(path));
      let by: IgnorePattern | undefined;
      let ignored = false;
      for (const { pattern, glob } of compiled) {
        if (pattern.negated !== ignored || !matches(glob, paths)) continue;
        ignored = !pattern.negated;
        by = pattern;
      }
      return { ignored, by };
    },
    matching(path) {
      const paths = withParents(cleanPath(path));
      return compiled.filter(({ glob }) => matches(glob, paths)).map(({ pattern }) => pattern);
    },
  };
}

function withParents(path: string): string[] {
  const paths = [path];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    paths.push(path.slice(0, slash));
  }
  return paths;
}
