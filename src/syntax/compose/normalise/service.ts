import { readFloat } from '../casts.js';
import { getAt, originOf } from '../tree.js';
import type { ComposeEntry, ComposeMap, ComposeService, Origin } from '../types.js';
import { parseBytes } from '../values/bytes.js';
import { readBuild } from './build.js';
import { readCommand } from './commands.js';
import { readDependencies } from './dependencies.js';
import * as parts from './parts.js';
import { readPorts } from './ports.js';
import { locateFlag, locateText, locateTexts } from './scalars.js';
import { readVariables } from './variables.js';
import { readVolumes, type Resolve } from './volumes.js';

/** What a service's normal form depends on besides its own node. */
export interface ServiceContext {
  readonly resolve: Resolve;
  readonly profiles: readonly string[];
  readonly origins: readonly Origin[];
}

/** Builds the normal form of a service. */
export function normaliseService(
  entry: ComposeEntry,
  node: ComposeMap,
  context: ServiceContext,
): ComposeService {
  const at = (key: string) => node.entries.get(key)?.value;
  const { resolve } = context;
  const profiles = locateTexts(at('profiles'));
  const networkMode = locateText(at('network_mode'));
  return {
    ...originOf(node),
    keyRange: entry.keyRange,
    name: entry.key,
    nameOrigins: context.origins,
    node,
    disabled: isDisabled(node, profiles, context.profiles),
    profiles,
    image: locateText(at('image')),
    build: readBuild(at('build'), resolve),
    containerName: locateText(at('container_name')),
    command: readCommand(at('command')),
    entrypoint: readCommand(at('entrypoint')),
    environment: readVariables(at('environment')),
    envFiles: parts.readEnvFiles(at('env_file'), resolve),
    labels: readVariables(at('labels')),
    ports: readPorts(at('ports')),
    expose: locateTexts(at('expose')),
    volumes: readVolumes(at('volumes'), resolve),
    dependencies: readDependencies(node),
    healthcheck: parts.readHealthcheck(at('healthcheck')),
    networks: readNetworks(node, networkMode !== undefined || at('provider') !== undefined),
    networkMode,
    secrets: parts.readAttachments(at('secrets')),
    configs: parts.readAttachments(at('configs')),
    models: parts.readAttachments(at('models')),
    extraHosts: parts.readExtraHosts(at('extra_hosts')),
    restart: locateText(at('restart')),
    user: locateText(at('user')),
    privileged: locateFlag(at('privileged')),
    readOnly: locateFlag(at('read_only')),
    capAdd: locateTexts(at('cap_add')),
    capDrop: locateTexts(at('cap_drop')),
    securityOpt: locateTexts(at('security_opt')),
    memoryLimit: parts.readLimit(
      node,
      parseBytes,
      ['mem_limit'],
      ['deploy', 'resources', 'limits', 'memory'],
    ),
    cpuLimit: parts.readLimit(node, readFloat, ['cpus'], ['deploy', 'resources', 'limits', 'cpus']),
    pidsLimit: parts.readLimit(node, readFloat, ['pids_limit'], ['deploy', 'resources', 'limits', 'pids']),
    memoryReservation: parts.readLimit(
      node,
      parseBytes,
      ['mem_reservation'],
      ['deploy', 'resources', 'reservations', 'memory'],
    ),
    replicas: parts.readReplicas(node),
    logging: parts.readLogging(node),
  };
}

function readNetworks(node: ComposeMap, without: boolean) {
  const given = parts.readAttachments(getAt(node, 'networks'));
  if (given.length > 0 || without) return given;
  return [{ ...originOf(node), key: 'default', node: undefined, target: undefined }];
}

/** A service without profiles is always on; an unknown profile counts as on. */
function isDisabled(
  node: ComposeMap,
  profiles: ComposeService['profiles'],
  active: readonly string[],
): boolean {
  const given = getAt(node, 'profiles');
  if (given?.kind !== 'list' || given.items.length === 0 || profiles.length < given.items.length)
    return false;
  return (
    !active.includes('*') &&
    !profiles.some((profile) => profile.value === '*' || active.includes(profile.value))
  );
}
