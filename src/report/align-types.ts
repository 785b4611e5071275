import type { PositionRange } from './types.js';

/** What may be said of a value: nothing of its text. `same` numbers the values of one variable: equal number, equal value. */
export interface GraphValue {
  readonly state: 'set' | 'empty' | 'reference' | 'unknown';
  readonly characters?: number;
  readonly same?: number;
}

/** How code reads a variable. */
export interface GraphRead {
  readonly by: string;
  readonly type: string;
  readonly required: boolean;
  readonly default: 'none' | 'literal' | 'expression' | 'nothing';
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly string[];
}

/** One place that writes or reads a variable. */
export interface GraphPlace {
  readonly kind: string;
  readonly file: string;
  readonly range?: PositionRange;
  readonly service?: string;
  readonly value?: GraphValue;
  readonly read?: GraphRead;
  /** A line of a template that is commented out. */
  readonly off?: boolean;
  /** Code that tests or shows the program. */
  readonly test?: boolean;
}

/** A variable with everything that writes or reads it. */
export interface GraphVariable {
  readonly name: string;
  readonly secret: boolean;
  readonly contract?: { readonly kind: string; readonly required: boolean; readonly hasDefault: boolean };
  readonly places: readonly GraphPlace[];
  /** Rules that have found something about it. */
  readonly findings: readonly string[];
}

/** Where the settings of a provider are read by the program's code. */
export interface GraphProvider {
  readonly id: string;
  readonly name: string;
  readonly key: readonly GraphUse[];
  readonly model: readonly GraphUse[];
  readonly baseUrl: readonly GraphUse[];
}

export interface GraphUse {
  readonly variable: string;
  readonly file: string;
  readonly range?: PositionRange;
}

/** A place that names a port: the program that listens on it, and what points at it. */
export interface GraphPort {
  /** `listen`, `expose`, `target` (of `ports`), `healthcheck`, `upstream` (nginx), `scrape` (Prometheus), `address` (a variable). */
  readonly kind: string;
  readonly service?: string;
  readonly host?: string;
  readonly port?: number;
  readonly file: string;
  readonly range?: PositionRange;
  readonly by: string;
  readonly agrees?: boolean;
}

/** Everything that `catalyst align` has put together. */
export interface ReportGraph {
  readonly variables: readonly GraphVariable[];
  readonly services: readonly {
    readonly name: string;
    readonly file: string;
    readonly folder?: string;
    readonly envFiles: readonly string[];
  }[];
  readonly ports: readonly GraphPort[];
  readonly providers: readonly GraphProvider[];
  readonly code: {
    readonly files: number;
    readonly otherLanguages: readonly string[];
    readonly dynamic: readonly {
      readonly file: string;
      readonly range?: PositionRange;
      readonly by: string;
      readonly prefix?: string;
    }[];
    readonly complete: boolean;
  };
}
