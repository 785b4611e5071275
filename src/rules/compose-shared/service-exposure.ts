import type { ComposeModel } from '../../models/compose.js';
import type { ComposeService } from '../../syntax/compose/types.js';
import { askOnce, askOncePerPart } from '../shared/ask-once.js';
import { reachOf } from './service-ports.js';

/**
 * Whether anything outside the project may reach a service: through a port that is not bound to the machine itself,
 * the network of the host, a network that belongs to others, or a proxy that it asks for by a label. Where part of the
 * project is not seen, it may.
 */
export const isReachable = askOncePerPart((model: ComposeModel, service: ComposeService): boolean =>
  opens(model, service, 0),
);

/** As many services as may stand behind each other's `network_mode`. */
const DEEPEST = 8;

function opens(model: ComposeModel, service: ComposeService, depth: number): boolean {
  if (model.project.incomplete || service.node.incomplete || depth > DEEPEST) return true;
  if (service.ports.some((port) => reachOf(port) !== 'loopback')) return true;
  if (service.labels.some(({ key }) => /^(?:traefik\.|caddy|virtual[._]host)/i.test(key))) return true;
  const mode = service.networkMode;
  if (mode !== undefined && !/^(?:none|bridge|default)$/.test(mode.value ?? '')) {
    const [, name] = /^service:(.+)$/.exec(mode.value ?? '') ?? [];
    const other = model.project.services.find((one) => one.name === name);
    return other === undefined || opens(model, other, depth + 1);
  }
  const others = networksOfOthers(model.project);
  return service.networks.some(({ key }) => others.has(key));
}

const networksOfOthers = askOnce(
  ({ networks }: ComposeModel['project']): ReadonlySet<string> =>
    new Set(
      networks
        .filter(({ external, node }) => external !== false && node?.entries.has('external'))
        .map(({ key }) => key),
    ),
);
