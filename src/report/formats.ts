import { findNearest } from '../core/nearest.js';
import { renderCompact } from './compact.js';
import { renderGithub } from './github.js';
import { renderJson } from './json.js';
import { renderJsonLines } from './jsonl.js';
import type { Reporter } from './types.js';

/** How a format is loaded (those that need a library, only when asked for), and whether it is for machines (never coloured). */
interface Format {
  readonly machine: boolean;
  /** The one command that has what the format shows. */
  readonly only?: string;
  readonly load: () => Promise<Reporter>;
}

/** Every output format by name. A new one is one file and one line here. */
export const FORMATS: Readonly<Record<string, Format>> = {
  pretty: { machine: false, load: async () => (await import('./pretty.js')).renderPretty },
  compact: { machine: false, load: async () => renderCompact },
  json: { machine: true, load: async () => renderJson },
  jsonl: { machine: true, load: async () => renderJsonLines },
  github: { machine: true, load: async () => renderGithub },
  sarif: { machine: true, load: async () => (await import('./sarif.js')).renderSarif },
  junit: { machine: true, load: async () => (await import('./exchange.js')).renderJunit },
  gitlab: { machine: true, load: async () => (await import('./exchange.js')).renderGitlab },
  checkstyle: { machine: true, load: async () => (await import('./exchange.js')).renderCheckstyle },
  rdjson: { machine: true, load: async () => (await import('./exchange.js')).renderRdjson },
  markdown: { machine: true, load: async () => (await import('./markdown.js')).renderMarkdown },
  html: { machine: true, load: async () => (await import('./html/page.js')).renderHtml },
  openmetrics: {
    machine: true,
    only: 'probe',
    load: async () => (await import('./openmetrics.js')).renderProbeMetrics,
  },
};

/** A format as asked for: its name, and the file it goes to instead of standard output. */
export interface OutputRequest {
  readonly format: string;
  readonly file?: string;
}

/** Reads `fmt[:file]`; an unknown format comes back with the nearest name. */
export function parseOutputRequest(
  text: string,
): OutputRequest | { readonly unknown: string; readonly nearest?: string } {
  const colon = text.indexOf(':');
  const format = colon < 0 ? text : text.slice(0, colon);
  if (!Object.hasOwn(FORMATS, format)) {
    const nearest = findNearest(format, Object.keys(FORMATS));
    return { unknown: format, ...(nearest ? { nearest } : {}) };
  }
  return colon < 0 ? { format } : { format, file: text.slice(colon + 1) };
}
