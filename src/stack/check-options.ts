import { UserError } from '../core/errors.js';
import { findNearest } from '../core/nearest.js';
import { PROVIDER_IDS, type ProviderId } from '../providers/types.js';
import { SERVICES, type Service, TEMPLATES, type TemplateSet } from './types.js';

/**
 * Everything that goes into files is held against a narrow form first: no quotes, blanks, or characters that mean
 * something in YAML, a shell, nginx or Python.
 */
const NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const PYTHON_ENTRY = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*:[A-Za-z_]\w*$/;
const NODE_ENTRY = /^[A-Za-z0-9_][\w-]*(?:[./][\w-]+)*\.(?:js|mjs|cjs)$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** @throws {UserError} for a name that Compose, an image or a host could not have. */
export function checkName(name: string): string {
  if (NAME.test(name)) return name;
  throw new UserError(`--name: "${name}" is no name for a Compose project`, {
    advice: 'small letters, digits and - between them, 40 characters at most',
  });
}

/** A name made from that of a folder; `catalyst` where nothing is left of it. */
export function nameFrom(folder: string): string {
  const words = folder.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const name = words.slice(0, 40).replace(/^-+|-+$/g, '');
  return NAME.test(name) ? name : 'catalyst';
}

/** @throws {UserError} for anything but a port that a process without rights may open. */
export function checkPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1024 && port <= 65535) return port;
  throw new UserError(`--port: "${text}" is no port from 1024 to 65535`, {
    advice: 'the backend runs without the rights that a lower port takes',
  });
}

/** @throws {UserError} for an entry point that the server could not load. */
export function checkEntry(entry: string, template: TemplateSet): string {
  const isPython = template === 'python';
  if (entry.length <= 200 && (isPython ? PYTHON_ENTRY : NODE_ENTRY).test(entry)) return entry;
  throw new UserError(`--entry: "${entry}" is no entry point`, {
    advice: isPython ? 'package.module:name, as in app.main:app' : 'a path to a script, as in dist/server.js',
  });
}

/** @throws {UserError} for something else than a host name. */
export function checkDomain(domain: string): string {
  const labels = domain.split('.');
  const isHost = domain.length <= 253 && labels.length > 1 && labels.every((label) => LABEL.test(label));
  if (isHost && !/^\d+$/.test(labels.at(-1) ?? '')) return domain;
  throw new UserError(`--domain: "${domain}" is no host name`, { advice: 'as in api.example.org' });
}

/** @throws {UserError} for another set than there is. */
export function checkTemplate(name: string): TemplateSet {
  return choose('--template', name, TEMPLATES);
}

/** The services that stay: without Prometheus there is nothing for Grafana to show. */
export function checkServices(without: readonly string[]): ReadonlySet<Service> {
  const left = new Set<Service>(SERVICES);
  for (const name of without) left.delete(choose('--without', name, SERVICES));
  if (!left.has('prometheus')) left.delete('grafana');
  return left;
}

/** @throws {UserError} for a provider that there is not. */
export function checkProviders(ids: readonly string[]): readonly ProviderId[] {
  if (ids.length === 0) throw new UserError('--providers takes at least one provider');
  return [...new Set(ids.map((id) => choose('--providers', id, PROVIDER_IDS)))];
}

function choose<const Choice extends string>(
  option: string,
  name: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === name);
  if (found !== undefined) return found;
  const nearest = findNearest(name, choices);
  throw new UserError(`${option}: there is no "${name}"${nearest ? `; did you mean ${nearest}?` : ''}`, {
    advice: `known: ${choices.join(', ')}`,
  });
}
