import type { Range } from '../../core/text.js';
import type { AlignModel, AlignService } from '../../models/align.js';
import { findHostUses, type HostUse } from '../compose-shared/references-hosts.js';
import { createHostFinder } from '../compose-shared/references-reach.js';
import { rangeOfWord } from '../compose-shared/service-health.js';
import { findAskedPort } from '../dockerfile-shared/command-health.js';
import { launchesOf } from '../dockerfile-shared/command-launch.js';
import { findListener } from '../dockerfile-shared/command-servers.js';
import { portInCode } from './code-ports.js';
import { launchOfCommand, stageOf } from './launches.js';
import { exposedNumber, portOfVariable } from './port-variable.js';
import { expandScript, type FiledLaunch } from './scripts.js';

/** A place that names a port of a service. */
export interface PortPlace {
  readonly port: number;
  readonly file: string;
  readonly range: Range;
}

/** The port on which the program of a service listens, and where that is said. */
export interface ListeningPort extends PortPlace {
  /** The server, or the file of the code that starts one. */
  readonly server: string;
  /** Whether the image alone decides: what the Dockerfile says of ports is then held against it. */
  readonly isOfImage: boolean;
  /** The code says so, and no command line: nobody else has looked at the health check of the image. */
  readonly isInCode?: boolean;
  /** The variables that give it: what they are elsewhere is no second port. */
  readonly variables?: readonly string[];
  /** Ports in the code that it would listen on, if nothing were set. */
  readonly passedOver?: readonly PortPlace[];
}

/** A link of the chain: a place that names a port of a service. */
export interface PortLink extends PortPlace {
  readonly link: 'expose' | 'target' | 'healthcheck' | 'upstream' | 'scrape' | 'address';
  /** Who says so: the service itself, nginx, the variable of another service. */
  readonly by: string;
}

/**
 * Where the program of a service listens, by its command line and the variables in it; undefined where the code decides,
 * or a variable that is not known.
 */
export function findListening(model: AlignModel, service: AlignService): ListeningPort | undefined {
  const { command, entrypoint } = service.service;
  const own = launchOfCommand(service);
  if (command || entrypoint)
    return own && command ? listen(model, service, [{ launch: own, file: command.file }]) : undefined;
  const stage = stageOf(service);
  if (!service.dockerfile || !stage) return undefined;
  const { path } = service.dockerfile.file;
  return listen(
    model,
    service,
    launchesOf(service.dockerfile, stage).map((launch) => ({ launch, file: path })),
  );
}

function listen(
  model: AlignModel,
  service: AlignService,
  commands: readonly FiledLaunch[],
): ListeningPort | undefined {
  const launches = commands.flatMap((one) => expandScript(model, service, one));
  const dockerfile = service.dockerfile?.file.path;
  const isOfImage = commands.every(({ file }) => file === dockerfile);
  const found = launches.flatMap(({ launch, file }) => {
    const listener = findListener(launch);
    return listener ? [{ file, listener }] : [];
  });
  const [only] = found;
  if (!only) {
    const code = portInCode(model, service, launches);
    if (!code) return undefined;
    const { source: server, isOfService, ...said } = code;
    return { ...said, server, isOfImage: isOfImage && !isOfService, isInCode: true };
  }
  const { file, listener } = only;
  const { port, portToken, server } = listener;
  // Without a port on the command line, the environment or the code may decide.
  if (found.length !== 1 || !portToken) return undefined;
  if (port !== undefined) return { port, server, file, range: portToken.range, isOfImage };
  const said = portOfVariable(model, service, { token: portToken, stage: stageOf(service), file });
  return said && { ...said, server, isOfImage: said.file === dockerfile };
}

const ADDRESS = /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]):(\d{1,5})(?![\w.:$])/;

/** The links of a service's chain that name a port on which nothing of it listens. */
export function findWrongLinks(
  model: AlignModel,
  service: AlignService,
  listening: ListeningPort,
): PortLink[] {
  const isOther = ({ port }: PortPlace) =>
    port !== listening.port && !mayListen(model, service, port, listening);
  const links = findLinks(service, listening.isInCode === true);
  const ofKind = (kind: PortLink['link']) => links.filter(({ link }) => link === kind);
  // A command or a port of the compose file is not what the Dockerfile was written for.
  const exposed = listening.isOfImage ? ofKind('expose') : [];
  const isExposed = exposed.some(({ port }) => port === listening.port) || hasOpenExpose(service);
  const targets = ofKind('target');
  const isPublished = service.service.ports.some(
    ({ unknown, target }) =>
      unknown || !target || (target.from <= listening.port && listening.port <= target.to),
  );
  return [
    ...(isExposed ? [] : exposed),
    ...(isPublished ? [] : targets),
    ...links.filter(({ link }) => link !== 'expose' && link !== 'target'),
  ].filter(isOther);
}

/**
 * Everything that names a port of a service, in the order of the chain.
 * @param withImageCheck the health check of the image as well, where the service has none of its own
 */
export function findLinks(service: AlignService, withImageCheck: boolean): PortLink[] {
  return [
    ...exposedPorts(service),
    ...publishedTargets(service),
    ...healthPort(service, withImageCheck),
    ...addressedPorts(service),
  ];
}

function exposedPorts(service: AlignService): PortLink[] {
  const stage = stageOf(service);
  if (!stage || !service.dockerfile) return [];
  const file = service.dockerfile.file.path;
  return stage.effective.expose.flatMap(({ port: { port, portRange: range } }): PortLink[] => {
    const number = exposedNumber(stage, port);
    return number === undefined ? [] : [{ link: 'expose', by: service.name, port: number, file, range }];
  });
}

/** Whether only the build tells what EXPOSE comes to. */
function hasOpenExpose(service: AlignService): boolean {
  const stage = stageOf(service);
  return (
    stage?.effective.expose.some(({ port: { port } }) => exposedNumber(stage, port) === undefined) === true
  );
}

/** The container's side of `ports`. */
function publishedTargets({ service, name }: AlignService): PortLink[] {
  return service.ports.flatMap(({ unknown, target, file, range }): PortLink[] =>
    unknown || !target ? [] : [{ link: 'target', by: name, port: target.from, file, range }],
  );
}

function healthPort(listener: AlignService, withImageCheck: boolean): PortLink[] {
  const { service, name, model, dockerfile } = listener;
  const test = service.healthcheck?.test;
  const match = test && ADDRESS.exec(test.text ?? test.words?.join(' ') ?? '');
  if (test && match)
    return [
      { link: 'healthcheck', by: name, port: Number(match[1]), ...rangeOfWord(model, test, match[1]!) },
    ];
  const health = stageOf(listener)?.effective.healthcheck?.instruction;
  if (service.healthcheck || !dockerfile || !health?.command || !withImageCheck) return [];
  const asked = findAskedPort(dockerfile, health);
  return asked ? [{ link: 'healthcheck', by: name, ...asked, file: dockerfile.file.path }] : [];
}

/** What nginx, Prometheus and the variables of other services say. */
function addressedPorts({ model, service }: AlignService): PortLink[] {
  const findHost = createHostFinder(model.project);
  return [...findHostUses(model)].flatMap((use): PortLink[] => {
    if (use.port === undefined || use.service.name === service.name) return [];
    const reach = findHost(use.service, use.host);
    if (reach.kind !== 'reached' || reach.service.name !== service.name) return [];
    return [{ link: LINKS[use.from], by: use.where, port: use.port, file: use.file, range: use.range }];
  });
}

const LINKS: Readonly<Record<HostUse['from'], PortLink['link']>> = {
  nginx: 'upstream',
  prometheus: 'scrape',
  environment: 'address',
};

/** Whether a second listener is possible: a variable that is read holds the port, or the code writes it out. */
function mayListen(
  model: AlignModel,
  { service, folder }: AlignService,
  port: number,
  { variables = [], passedOver = [] }: ListeningPort,
): boolean {
  const text = String(port);
  const files = new Set(service.envFiles.map(({ resolved }) => resolved));
  const isNamed = model.places.some(
    ({ kind, name, value, file, service: owner }) =>
      value?.trim() === text &&
      /PORT/i.test(name) &&
      !variables.includes(name) &&
      ((kind === 'compose-environment' && owner === service.name) ||
        (kind === 'env-file' && files.has(file))) &&
      model.byName.get(name)?.some((other) => other.kind === 'code'),
  );
  if (isNamed || folder === undefined) return isNamed;
  const word = new RegExp(`(?<![\\w.])${text}(?![\\w.])`, 'g');
  const code = new Set(
    model.places.flatMap(({ kind, file }) => (kind === 'code' && file.startsWith(folder) ? [file] : [])),
  );
  for (const { file } of model.code.listens) if (file.startsWith(folder)) code.add(file);
  return [...code].some((file) =>
    [...(model.textOf(file) ?? '').matchAll(word)].some(
      ({ index }) =>
        !passedOver.some((one) => one.file === file && one.range.start <= index && index < one.range.end),
    ),
  );
}
