import type { Range } from '../../core/text.js';
import type { AlignModel } from '../../models/align.js';
import { findLinks, findListening, type ListeningPort, type PortLink } from './ports.js';

/** A place that names a port: of a service of the project, or of a host that is none. */
export interface NamedPort {
  readonly link: 'listen' | PortLink['link'];
  /** The service whose port it is, where that is known. */
  readonly service?: string;
  /** The host as it is written, by nginx and Prometheus. */
  readonly host?: string;
  readonly port?: number;
  readonly file: string;
  readonly range: Range;
  /** The server or file that listens; the variable or file that names the port. */
  readonly by: string;
  /** Whether it is the port that the program listens on; not said where that is not known. */
  readonly agrees?: boolean;
}

/** Every place that names a port: where programs listen, what points at them, and all that nginx and Prometheus speak to. */
export function listPorts(model: AlignModel): readonly NamedPort[] {
  const found = new Map<string, NamedPort>();
  // One host of nginx or Prometheus is one place, whichever service of whichever compose file it is.
  const keyOf = ({ link, file, range, service = '' }: NamedPort) =>
    `${file}\0${range.start}\0${link}\0${/^(?:upstream|scrape)$/.test(link) ? '' : service}`;
  const add = (one: NamedPort) => {
    if (!found.has(keyOf(one))) found.set(keyOf(one), one);
  };
  const hosts = new Map(model.addresses.map((one) => [`${one.file}\0${one.range.start}`, one.host]));
  for (const service of model.services) {
    const listening = findListening(model, service);
    if (listening)
      add({ link: 'listen', ...placeOf(listening), service: service.name, by: listening.server });
    for (const link of findLinks(service, true)) {
      const host = hosts.get(`${link.file}\0${link.range.start}`);
      add({
        link: link.link,
        ...placeOf(link),
        service: service.name,
        by: link.by,
        ...(host === undefined ? {} : { host }),
        ...(listening ? { agrees: listening.port === link.port } : {}),
      });
    }
  }
  for (const { kind, host, port, file, range } of model.addresses)
    add({ link: kind, host, ...(port === undefined ? {} : { port }), file, range, by: file });
  return [...found.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.range.start - b.range.start,
  );
}

const placeOf = ({ port, file, range }: ListeningPort | PortLink) => ({ port, file, range });
