import { getAt, getItems, getScalar, textOf } from '../../syntax/compose/tree.js';
import type { ComposeMap, ComposeScalar } from '../../syntax/compose/types.js';

/** An IPv4 subnet: its first address and how many bits of it count. */
export interface Subnet {
  readonly base: number;
  readonly bits: number;
}

/** Reads `10.2.0.0/24`; undefined where it is none. */
export function parseSubnet(text: string): Subnet | undefined {
  const match = /^([\d.]+)\/(\d{1,2})$/.exec(text);
  const address = match ? parseAddress(match[1]!) : undefined;
  const bits = Number(match?.[2]);
  return address === undefined || bits > 32 ? undefined : { base: maskAddress(address, bits), bits };
}

/** Whether an address lies in a subnet; true where either is not IPv4, so that nothing false follows. */
export function containsAddress(subnet: string, address: string): boolean {
  const known = parseSubnet(subnet);
  const number = parseAddress(address);
  return known === undefined || number === undefined || maskAddress(number, known.bits) === known.base;
}

/** Whether two subnets have an address in common. */
export function overlapSubnets(one: Subnet, two: Subnet): boolean {
  const bits = Math.min(one.bits, two.bits);
  return maskAddress(one.base, bits) === maskAddress(two.base, bits);
}

/** The subnets of a network, as far as they are known. */
export function readSubnets(
  network: ComposeMap | undefined,
): readonly { readonly text: string; readonly scalar: ComposeScalar }[] {
  return getItems(network, 'ipam', 'config').flatMap((item) => {
    const scalar = getScalar(item, 'subnet');
    const text = textOf(getAt(item, 'subnet'));
    return scalar === undefined || text === undefined ? [] : [{ text, scalar }];
  });
}

function parseAddress(text: string): number | undefined {
  const parts = text.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  if (parts.length !== 4 || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

function maskAddress(address: number, bits: number): number {
  const size = 2 ** (32 - bits);
  return Math.floor(address / size) * size;
}
