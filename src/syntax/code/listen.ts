import type { Range } from '../../core/text.js';

/** What may give a port: of several, in order, the first that is there counts. */
export type PortSource =
  | { readonly kind: 'variable'; readonly name: string; readonly file?: string; readonly range: Range }
  | { readonly kind: 'number'; readonly port: number; readonly file?: string; readonly range: Range }
  /** Something that another module of the project brings: its name there, then the properties. */
  | { readonly kind: 'elsewhere'; readonly module: string; readonly path: readonly string[] }
  /** What only running the program would tell. */
  | { readonly kind: 'unknown' };

/** A server that code starts, and the port that it is given. Of a source without a file, the file is that of the call. */
export interface CodeListen {
  /** Where the port is given. */
  readonly range: Range;
  readonly sources: readonly PortSource[];
}
