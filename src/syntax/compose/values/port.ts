/** A range of ports, both ends included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** What is wrong with a short port: which part. */
export type PortFault = 'empty' | 'ip' | 'host' | 'container' | 'range' | 'protocol';

/** A port in the short form. */
export interface ShortPort {
  readonly hostIp: string | undefined;
  readonly published: PortRange | undefined;
  readonly target: PortRange;
  readonly protocol: string;
}

/** Reads `[ip:][host:]container[/protocol]`, as Docker does; the fault where it refuses. */
export function parsePort(text: string): ShortPort | PortFault {
  const parts = text.split(':');
  const last = parts.pop() ?? '';
  const host = parts.pop() ?? '';
  const ip = parts.join(':');
  const slash = last.split('/');
  const container = slash[0] ?? '';
  const protocol = (container === '' ? '' : slash[1] || 'tcp').toLowerCase();
  const address = ip.startsWith('[') && ip.endsWith(']') ? ip.slice(1, -1) : ip;
  if (ip !== '' && (!isAddress(address) || (ip.includes(':') && ip === address))) return 'ip';
  if (container === '') return 'empty';
  const target = parseRange(container);
  if (target === undefined) return 'container';
  const published = host === '' ? undefined : parseRange(host);
  if (host !== '' && published === undefined) return 'host';
  const width = target.to - target.from;
  if (published !== undefined && width !== 0 && published.to - published.from !== width) return 'range';
  if (!['tcp', 'udp', 'sctp'].includes(protocol)) return 'protocol';
  return { hostIp: ip === '' ? undefined : address, published, target, protocol };
}

/** Reads `8000` or `8000-8010`; undefined where it is no port or the range runs backwards. */
export function parseRange(text: string): PortRange | undefined {
  const parts = text.split('-');
  const from = readPort(parts[0] ?? '');
  const to = parts.length === 1 ? from : readPort(parts[1] ?? '');
  return from === undefined || to === undefined || to < from ? undefined : { from, to };
}

function readPort(text: string): number | undefined {
  return /^[0-9]+$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined;
}

/** Whether a text is an IPv4 or IPv6 address. */
export function isAddress(text: string): boolean {
  return text.includes(':') ? isIpv6(text) : isIpv4(text);
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255)
  );
}

function isIpv6(text: string): boolean {
  const gap = text.indexOf('::');
  if (gap !== -1 && text.indexOf('::', gap + 1) !== -1) return false;
  const groups = text
    .split(':')
    .filter((group, i, all) => group !== '' || (gap === -1 && i > 0 && i < all.length));
  const tail = groups.at(-1) ?? '';
  const mapped = tail.includes('.');
  if (mapped && !isIpv4(tail)) return false;
  const plain = mapped ? groups.slice(0, -1) : groups;
  const count = plain.length + (mapped ? 2 : 0);
  return plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (gap === -1 ? count === 8 : count < 8);
}
