import { problemAt } from '../load/state.js';
import { getAt, getList, isUnknown, textOf } from '../tree.js';
import type { ComposeNode, ComposeProblem, ComposeService } from '../types.js';
import { isAddress, parsePort, type PortFault } from '../values/port.js';

const words: Readonly<Record<PortFault, string>> = {
  empty: 'No port specified',
  ip: 'Invalid ip address',
  host: 'Invalid hostPort',
  container: 'Invalid containerPort',
  range: 'Invalid ranges specified for container and host Ports',
  protocol: 'Invalid proto',
};

/** Ports that cannot be read. `args.fault` names the part. */
export function checkPorts(service: ComposeService): ComposeProblem[] {
  return getList(service.node, 'ports').flatMap((item, index) => {
    const path = ['services', service.name, 'ports', index];
    return item.kind === 'map' ? checkLong(item, path) : checkShort(item, path);
  });
}

function checkShort(item: ComposeNode, path: readonly (string | number)[]): ComposeProblem[] {
  const text = textOf(item);
  if (text === undefined || item.kind !== 'scalar' || typeof item.value === 'boolean') return [];
  const port = item.float ? 'container' : parsePort(text);
  if (typeof port === 'string')
    return [problemAt('value/port', path, item, { args: { fault: port }, says: words[port] })];
  if (port.target.to !== 0) return [];
  const says = `service ports ${path.join('.')} is missing a target port`;
  return [problemAt('value/port', path, item, { args: { fault: 'empty' }, says })];
}

function checkLong(item: ComposeNode, path: readonly (string | number)[]): ComposeProblem[] {
  const found: ComposeProblem[] = [];
  if (getAt(item, 'target') === undefined) {
    const says = `service ports ${path.join('.')} is missing a target port`;
    found.push(problemAt('shape/missing-key', path, item, { args: { key: 'target' }, says }));
  }
  const ip = getAt(item, 'host_ip');
  if (ip?.kind === 'scalar' && typeof ip.value === 'string' && !isUnknown(ip) && !isAddress(ip.value)) {
    const says = `services.${path[1]}.ports.[]: invalid ip address`;
    found.push(problemAt('value/host-ip', [...path, 'host_ip'], ip, { says }));
  }
  return found;
}
