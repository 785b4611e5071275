import type { ProviderId } from '../providers/types.js';
import type { OwnApplication } from './own-application.js';

/** Services beside the backend that a stack may be written without. */
export const SERVICES = ['postgres', 'redis', 'nginx', 'prometheus', 'grafana'] as const;
export type Service = (typeof SERVICES)[number];

/** Languages that there is an application layer for. */
export const TEMPLATES = ['python', 'node'] as const;
export type TemplateSet = (typeof TEMPLATES)[number];

/** What a stack is made for. All of it has been checked: see `checkName` and the like. */
export interface StackOptions {
  /** Name of the Compose project and of the image. */
  readonly name: string;
  readonly template: TemplateSet;
  readonly services: ReadonlySet<Service>;
  /** What the server loads: `app.main:app` (Python), `dist/server.js` (Node). */
  readonly entry: string;
  /** Port that the backend listens on inside its container. */
  readonly port: number;
  /** Name under which the API is called. */
  readonly domain: string;
  /** Providers that get a line for their key; the first is the default. */
  readonly providers: readonly ProviderId[];
  /** File in which the packages are listed. */
  readonly packages: string;
  /** How an application that was there is installed; without it the packages alone are known. */
  readonly own?: OwnApplication;
  /** Write a minimal application too. */
  readonly withApp: boolean;
  /** Version of the toolkit, which scripts and CI call. */
  readonly version: string;
}

/** A file of the stack; the path is relative to its folder, with `/`. */
export interface StackFile {
  readonly path: string;
  readonly text: string;
  /** Permission bits of a new file; 0644 unless given. */
  readonly mode?: number;
}

/** Gunicorn workers of the stack: the contract's default. */
export const WORKERS = 4;
