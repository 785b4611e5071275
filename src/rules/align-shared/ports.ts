import type { Range } from '../../core/text.js';
import type { AlignModel, AlignService } from '../../models/align.js';
import { findHostUses, type HostUse } from '../compose-shared/references-hosts.js';
import { createHostFinder } from '../compose-shared/references-reach.js';
import { rangeOfWord } from '../compose-shared/service-health.js';
import { type CommandLine, launchesOf } from '../dockerfile-shared/command-launch.js';
import { findListener } from '../dockerfile-shared/command-servers.js';
import { launchOfCommand, stageOf } from './launches.js';
import { exposedNumber, portOfVariable } from './port-variable.js';

/** A place that names a port of a service. */
export interface PortPlace {
  readonly port: number;
  readonly file: string;
  readonly range: Range;
}

/** The port on which the program of a service listens, and where that is said. */
export interface ListeningPort extends PortPlace {
  readonly server: string;
}

/** A link of the chain that names another port than the program listens on. */
export interface WrongLink extends PortPlace {
  readonly link: 'expose' | 'target' | 'healthcheck' | 'upstream' | 'scrape' | 'address';
  /** Who says so: the service itself, nginx, the variable of another service. */
  readonly by: string;
}

/**
 * Where the program of a service listens, by its command line and the variables in it; undefined where the code decides,
 * or a variable that is not known.
 */
export function findListening(model: AlignModel, service: AlignService): ListeningPort | undefined {
  const own = launchOfCommand(service);
  if (service.service.command || service.service.entrypoint)
    return own && service.service.command
      ? listen(model, service, [own], service.service.command.file)
      : undefined;
  const stage = stageOf(service);
  if (!service.dockerfile || !stage) return undefined;
  return listen(model, service, launchesOf(service.dockerfile, stage), service.dockerfile.file.path);
}

function listen(
  model: AlignModel,
  service: AlignService,
  launches: readonly CommandLine[],
  file: string,
): ListeningPort | undefined {
  const found = launches.flatMap((launch) => {
    const listener = findListener(launch);
    return listener ? [{ launch, listener }] : [];
  });
  const [only] = found;
  // Without a port on the command line, the environment or the code may decide.
  if (found.length !== 1 || !only?.listener.portToken) return undefined;
  const { port, portToken, server } = only.listener;
  if (port !== undefined) return { port, server, file, range: portToken.range };
  const said = portOfVariable(model, service, { token: portToken, stage: stageOf(service), file });
  return said && { ...said, server };
}

const ADDRESS = /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]):(\d{1,5})(?![\w.:$])/;

/** The links of a service's chain that name a port on which nothing of it listens. */
export function findWrongLinks(
  model: AlignModel,
  service: AlignService,
  listening: ListeningPort,
): WrongLink[] {
  const isOther = ({ port }: PortPlace) => port !== listening.port && !mayListen(model, service, port);
  return [
    ...exposedPorts(service, listening),
    ...publishedTargets(service, listening),
    ...healthPort(service),
    ...addressedPorts(service),
  ].filter(isOther);
}

/** EXPOSE, unless one of its ports is the right one. */
function exposedPorts(service: AlignService, { port, file }: ListeningPort): WrongLink[] {
  // A command or a port of the compose file is not what the Dockerfile was written for.
  const stage = stageOf(service);
  if (!stage || service.dockerfile?.file.path !== file) return [];
  const exposed = stage.effective.expose;
  const ports = exposed.map(({ port: one }) => exposedNumber(stage, one.port));
  if (ports.some((one) => one === undefined || one === port)) return [];
  return exposed.map(({ port: one }, i) => ({
    link: 'expose' as const,
    by: service.name,
    port: ports[i]!,
    file,
    range: one.portRange,
  }));
}

/** The container's side of `ports`, unless one of them is the right one. */
function publishedTargets({ service, name }: AlignService, { port }: ListeningPort): WrongLink[] {
  const { ports } = service;
  if (ports.some(({ unknown, target }) => unknown || !target || (target.from <= port && port <= target.to)))
    return [];
  return ports.map(({ target, file, range }) => ({
    link: 'target',
    by: name,
    port: target!.from,
    file,
    range,
  }));
}

function healthPort({ service, name, model }: AlignService): WrongLink[] {
  const test = service.healthcheck?.test;
  const match = test && ADDRESS.exec(test.text ?? test.words?.join(' ') ?? '');
  if (!test || !match) return [];
  return [{ link: 'healthcheck', by: name, port: Number(match[1]), ...rangeOfWord(model, test, match[1]!) }];
}

/** What nginx, Prometheus and the variables of other services say. */
function addressedPorts({ model, service }: AlignService): WrongLink[] {
  const findHost = createHostFinder(model.project);
  return [...findHostUses(model)].flatMap((use): WrongLink[] => {
    if (use.port === undefined || use.service.name === service.name) return [];
    const reach = findHost(use.service, use.host);
    if (reach.kind !== 'reached' || reach.service.name !== service.name) return [];
    return [{ link: LINKS[use.from], by: use.where, port: use.port, file: use.file, range: use.range }];
  });
}

const LINKS: Readonly<Record<HostUse['from'], WrongLink['link']>> = {
  nginx: 'upstream',
  prometheus: 'scrape',
  environment: 'address',
};

/** Whether a second listener is possible: a variable that is read holds the port, or the code writes it out. */
function mayListen(model: AlignModel, { service, folder }: AlignService, port: number): boolean {
  const text = String(port);
  const files = new Set(service.envFiles.map(({ resolved }) => resolved));
  const isNamed = model.places.some(
    ({ kind, name, value, file, service: owner }) =>
      value?.trim() === text &&
      /PORT/i.test(name) &&
      ((kind === 'compose-environment' && owner === service.name) ||
        (kind === 'env-file' && files.has(file))) &&
      model.byName.get(name)?.some((other) => other.kind === 'code'),
  );
  if (isNamed || folder === undefined) return isNamed;
  const word = new RegExp(`(?<![\\w.])${text}(?![\\w.])`);
  const code = new Set(
    model.places.flatMap(({ kind, file }) => (kind === 'code' && file.startsWith(folder) ? [file] : [])),
  );
  return [...code].some((file) => word.test(model.textOf(file) ?? ''));
}
