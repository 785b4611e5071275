import type { SourceText } from '../core/text.js';
import type { ComposeProject } from '../syntax/compose/types.js';

/** What is at a path under the root; `outside` was not looked at, `unknown` could not be. */
export type PathKind = 'file' | 'directory' | 'missing' | 'outside' | 'unknown';

/** What a rule under `compose/` is given: one project as Compose would build it. */
export interface ComposeModel {
  /** The file that findings without a place of their own belong to: the first of the project. */
  readonly file: SourceText;
  readonly project: ComposeProject;
  /** Text of each file of the project, by path. */
  readonly textOf: (path: string) => string | undefined;
  /** What is on disk at a path relative to the root. */
  readonly pathKind: (path: string) => PathKind;
  /** Text of a small configuration file that the project mounts or builds from (redis.conf, nginx.conf, a Dockerfile). */
  readonly readMounted: (path: string) => string | undefined;
  /**
   * By its names (dev, test, local, override, example) the project is not for production: what only production
   * minds is judged milder.
   */
  readonly isDevelopment: boolean;
  /** Why these files are taken together: `base`, `pair`, `COMPOSE_FILE`, `option`, or the file alone. */
  readonly grouping: 'alone' | 'base' | 'pair' | 'compose-file' | 'option';
  /** Names in a folder that the project mounts, where it was looked into. */
  readonly listFolder?: (path: string) => readonly string[];
  /** Other files of the folder that are laid over this project's: what looks unused here may be used there. */
  readonly companions?: readonly string[];
}
