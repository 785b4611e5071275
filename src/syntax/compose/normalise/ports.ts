import { getAt, getList, isUnknown, originOf, textOf } from '../tree.js';
import type { ComposeNode, ComposePort } from '../types.js';
import { parsePort, parseRange } from '../values/port.js';

/** Reads `ports`; entries that Compose refuses are left out. */
export function readPorts(node: ComposeNode | undefined): ComposePort[] {
  return getList(node).flatMap((item) => {
    const port = item.kind === 'map' ? readLong(item) : readShort(item);
    return port === undefined ? [] : [port];
  });
}

function readShort(node: ComposeNode): ComposePort | undefined {
  const nothing = { hostIp: undefined, published: undefined, target: undefined, protocol: 'tcp' } as const;
  if (isUnknown(node)) return { ...originOf(node), node, ...nothing, syntax: 'short', unknown: true };
  const text = textOf(node);
  const port = text === undefined ? 'empty' : parsePort(text);
  if (typeof port === 'string') return undefined;
  return { ...originOf(node), node, ...port, syntax: 'short', unknown: false };
}

function readLong(node: ComposeNode): ComposePort {
  const unknown = ['host_ip', 'published', 'target', 'protocol'].some((key) => isUnknown(getAt(node, key)));
  const range = (key: string) => parseRange(textOf(getAt(node, key)) ?? '');
  return {
    ...originOf(node),
    node,
    hostIp: textOf(getAt(node, 'host_ip')),
    published: range('published'),
    target: range('target'),
    protocol: textOf(getAt(node, 'protocol')) ?? 'tcp',
    syntax: 'long',
    unknown,
  };
}
