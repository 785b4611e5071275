import { getItems, textOf } from '../../syntax/compose/tree.js';
import type { ComposeProject, ComposeService } from '../../syntax/compose/types.js';

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

/** Finds out whom a host name reaches from a service, as Docker's own name service answers it. */
export function findHost(project: ComposeProject, from: ComposeService, host: string): Reach {
  const service = throughNetworkMode(project, from);
  if (service === undefined || project.incomplete) return { kind: 'undecided' };
  const name = host.toLowerCase();
  const added = [...service.extraHosts.map((one) => one.host), ...externalLinks(service)];
  if (added.some((one) => one.toLowerCase() === name)) return { kind: 'undecided' };
  const linked = linkTarget(service, name);
  const keys = new Set(service.networks.map(({ key }) => key));
  let apart: ComposeService | undefined;
  for (const other of project.services) {
    const attached = other.networks.filter(({ key }) => keys.has(key));
    const isNamed = other.name.toLowerCase() === name || other.name === linked || hasOwnName(other, name);
    const isAlias = attached.some(({ node }) => aliasesOf(node).includes(name));
    if (isAlias || (isNamed && attached.length > 0)) return { kind: 'reached', service: other };
    if (isNamed && other.networkMode === undefined) apart = other;
    else if (isNamed) return { kind: 'undecided' };
  }
  // On a network of somebody else there may be anybody.
  if (joinsOthers(project, service)) return { kind: 'undecided' };
  if (apart) return { kind: 'apart', service: apart };
  const names = project.services.flatMap((one) => [one.name, one.containerName?.value ?? '']).filter(Boolean);
  return { kind: 'nobody', names };
}

/** The service whose network it is; undefined where it is the host's, none, or a container's. */
function throughNetworkMode(project: ComposeProject, service: ComposeService): ComposeService | undefined {
  const mode = service.networkMode;
  if (mode === undefined) return service;
  if (!mode.value?.startsWith('service:')) return undefined;
  const name = mode.value.slice('service:'.length);
  const other = project.services.find((one) => one.name === name);
  return other?.networkMode === undefined ? other : undefined;
}

function hasOwnName({ containerName, node }: ComposeService, name: string): boolean {
  const host = node.entries.get('hostname')?.value;
  return containerName?.value?.toLowerCase() === name || textOf(host)?.toLowerCase() === name;
}

function aliasesOf(node: ComposeService['networks'][number]['node']): string[] {
  return getItems(node, 'aliases').flatMap((item) => textOf(item)?.toLowerCase() ?? []);
}

function joinsOthers(project: ComposeProject, { networks }: ComposeService): boolean {
  return networks.some(({ key }) => {
    const network = project.networks.find((one) => one.key === key);
    return network !== undefined && network.external !== false && network.node?.entries.has('external');
  });
}

function linkTarget({ node }: ComposeService, name: string): string | undefined {
  const links = getItems(node, 'links').flatMap((item) => textOf(item) ?? []);
  return links.find((link) => link.split(':')[1]?.toLowerCase() === name)?.split(':')[0];
}

function externalLinks({ node }: ComposeService): string[] {
  return getItems(node, 'external_links').flatMap((item) => textOf(item)?.split(':').at(-1) ?? []);
}
