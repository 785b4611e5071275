import type { Range } from '../../core/text.js';

/** A distribution that a manifest asks for. */
export interface Requirement {
  /** Normalised for its registry: PEP 503 for Python, as written for npm. */
  readonly name: string;
  /** What stands behind the name (`>=1.2,<2`, `^4.17.0`), blanks removed; empty for none. */
  readonly spec: string;
  /** `exact`: one version; `range`: several; `none`: any; `url`: a path, an address, a workspace. */
  readonly pin: 'exact' | 'range' | 'none' | 'url';
  readonly range: Range;
  /** `main` is what production installs. */
  readonly group: 'main' | 'dev' | 'optional' | 'peer';
}

/** Lines of a requirements file: what they ask for, and what else they read. */
export interface RequirementsFile {
  readonly requirements: readonly Requirement[];
  /** `-r other.txt`, as written. */
  readonly includes: readonly string[];
  /** `-c constraints.txt`. */
  readonly constraints: readonly string[];
  /** `--hash` stands behind requirements: they were compiled from another file. */
  readonly isCompiled: boolean;
}
