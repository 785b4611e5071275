import { getItems, textOf } from '../../syntax/compose/tree.js';
import type { ComposeProject, ComposeService } from '../../syntax/compose/types.js';
import { askOnce } from '../shared/ask-once.js';

/** What a host name stands for in the containers of a service. */
export type Reach =
  /** Nothing may be said: another network, an address that is added, a name that cannot be judged. */
  | { readonly kind: 'undecided' }
  | { readonly kind: 'reached'; readonly service: ComposeService }
  | { readonly kind: 'apart'; readonly service: ComposeService }
  | { readonly kind: 'nobody'; readonly names: readonly string[] };

/** Whether a text is a host name that only the project itself can know: no dots, no number. */
export function isPlainHost(host: string): boolean {
  return /^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$/i.test(host) && /[a-z]/i.test(host);
}

/** Tells whom a host name reaches from a service, as Docker's own name service answers it. */
export type FindHost = (from: ComposeService, host: string) => Reach;

const MOST_NAMES = 500;

/** Makes the finder of a project: names are gathered once, so that each question takes constant time. */
export const createHostFinder = askOnce((project: ComposeProject): FindHost => {
  const byName = new Map<string, ComposeService[]>();
  const byAlias = new Map<string, ComposeService>();
  const services = new Map(project.services.map((service) => [service.name, service]));
  const others = new Set(
    project.networks
      .filter(({ external, node }) => external !== false && node?.entries.has('external'))
      .map(({ key }) => key),
  );
  for (const service of project.services) {
    for (const name of ownNames(service)) {
      const same = byName.get(name);
      if (same === undefined) byName.set(name, [service]);
      else same.push(service);
    }
    for (const { key, node } of service.networks)
      for (const alias of aliasesOf(node)) byAlias.set(`${key} ${alias}`, service);
  }
  const all = project.services.flatMap((one) => [one.name, one.containerName?.value ?? '']).filter(Boolean);
  // Each unknown host is compared with each: what has thousands of services is generated, and no slip of the hand.
  const names = all.length > MOST_NAMES ? [] : all;

  return (from, host) => {
    const service = throughNetworkMode(services, from);
    if (service === undefined || project.incomplete) return { kind: 'undecided' };
    const name = host.toLowerCase();
    const added = [...service.extraHosts.map((one) => one.host), ...externalLinks(service)];
    if (added.some((one) => one.toLowerCase() === name)) return { kind: 'undecided' };
    const keys = service.networks.map(({ key }) => key);
    const aliased = keys.flatMap((key) => byAlias.get(`${key} ${name}`) ?? [])[0];
    if (aliased) return { kind: 'reached', service: aliased };
    const linked = services.get(linkTarget(service, name) ?? '');
    let apart: ComposeService | undefined;
    for (const other of [...(byName.get(name) ?? []), ...(linked ? [linked] : [])]) {
      if (other.networks.some(({ key }) => keys.includes(key))) return { kind: 'reached', service: other };
      if (other.networkMode !== undefined) return { kind: 'undecided' };
      apart = other;
    }
    // On a network of somebody else there may be anybody.
    if (keys.some((key) => others.has(key))) return { kind: 'undecided' };
    return apart ? { kind: 'apart', service: apart } : { kind: 'nobody', names };
  };
});

function ownNames({ name, containerName, node }: ComposeService): ReadonlySet<string> {
  const host = textOf(node.entries.get('hostname')?.value);
  return new Set([name, containerName?.value ?? name, host ?? name].map((one) => one.toLowerCase()));
}

/** The service whose network it is; undefined where it is the host's, none, or a container's. */
function throughNetworkMode(
  services: ReadonlyMap<string, ComposeService>,
  service: ComposeService,
): ComposeService | undefined {
  const mode = service.networkMode;
  if (mode === undefined) return service;
  if (!mode.value?.startsWith('service:')) return undefined;
  const other = services.get(mode.value.slice('service:'.length));
  return other?.networkMode === undefined ? other : undefined;
}

function aliasesOf(node: ComposeService['networks'][number]['node']): string[] {
  return getItems(node, 'aliases').flatMap((item) => textOf(item)?.toLowerCase() ?? []);
}

function linkTarget({ node }: ComposeService, name: string): string | undefined {
  const links = getItems(node, 'links').flatMap((item) => textOf(item) ?? []);
  return links.find((link) => link.split(':')[1]?.toLowerCase() === name)?.split(':')[0];
}

function externalLinks({ node }: ComposeService): string[] {
  return getItems(node, 'external_links').flatMap((item) => textOf(item)?.split(':').at(-1) ?? []);
}
