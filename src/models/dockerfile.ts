import type { SourceText } from '../core/text.js';
import type { Dockerfile, Instruction } from '../syntax/dockerfile/types.js';
import type { StageGraph } from '../syntax/dockerfile/stage-types.js';
import type { DockerIgnore } from '../syntax/dockerignore/types.js';
import type { ShellScript } from '../syntax/shell/types.js';

/** What is known of the folder that a build sends: names only, nothing was read. */
export interface BuildContext {
  /** The folder, relative to the root; empty for the root itself. */
  readonly folder: string;
  /** Whether it was named (by a compose file, an option) or assumed from where the Dockerfile lies. */
  readonly assumed: boolean;
  /** Files in it, relative to it, sorted; bounded, see `complete`. */
  readonly files: readonly string[];
  readonly complete: boolean;
  /** Folders in it that were not looked into: dependencies, version control, caches. */
  readonly folders: readonly string[];
  /**
   * Sources of COPY and ADD, as they are written, that were looked for on disk and are not there, and that git would
   * not ignore; where the context is assumed, none that lies somewhere else in the project.
   */
  readonly missing?: readonly string[];
  /** Whether findings on the ignore file belong to this Dockerfile: the first one that uses it. */
  readonly judgesIgnore: boolean;
  /** `<Dockerfile>.dockerignore` before `.dockerignore`, as Docker chooses. */
  readonly ignore: DockerIgnore | undefined;
}

/** What a team has settled about its images, from catalyst.config or .hadolint.yaml. */
export interface ImagePolicy {
  readonly trustedRegistries: readonly string[];
  /** Label → type: text, url, semver, rfc3339, hash, email, spdx. */
  readonly labelSchema: Readonly<Record<string, string>>;
  readonly strictLabels: boolean;
}

/** What a rule under `dockerfile/` is given: one Dockerfile or fragment. */
export interface DockerfileModel {
  readonly file: SourceText;
  /** By its name or folder it is for developing or testing: milder where that is right. */
  readonly isDevelopment: boolean;
  readonly dockerfile: Dockerfile;
  readonly graph: StageGraph;
  /** The shell text of an instruction, analysed on first use. */
  readonly scriptOf: (instruction: Instruction) => ShellScript | undefined;
  /** Undefined for standard input and fragments: nothing is known of the files around. */
  readonly context: BuildContext | undefined;
  readonly policy: ImagePolicy;
}
