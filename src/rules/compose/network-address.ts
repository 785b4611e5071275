import { defineRule } from '../define-rule.js';
import {
  containsAddress,
  overlapSubnets,
  parseSubnet,
  readSubnets,
} from '../compose-shared/references-addresses.js';
import { getAt, getItems, getScalar, textOf } from '../../syntax/compose/tree.js';
import { isAddress } from '../../syntax/compose/values/port.js';

export default defineRule({
  id: 'compose/network-address',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An address that cannot be given: outside of the subnet of its network, taken twice, in a network without a subnet, or no address at all.',
    why: 'Docker refuses to start the container: "user specified IP address is supported only when connecting to networks with user configured subnets", "Address already in use".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    networks:\n      back:\n        ipv4_address: 10.1.0.5\nnetworks:\n  back:\n    ipam:\n      config:\n        - subnet: 10.2.0.0/24',
    good: 'services:\n  web:\n    image: nginx:1.29\n    networks:\n      back:\n        ipv4_address: 10.2.0.5\nnetworks:\n  back:\n    ipam:\n      config:\n        - subnet: 10.2.0.0/24',
    refs: ['https://docs.docker.com/reference/compose-file/services/#ipv4_address-ipv6_address'],
  },
  messages: {
    outside: (a: { service: string; network: string }) =>
      `the address of ${a.service} lies in no subnet of the network "${a.network}"`,
    noSubnet: (a: { service: string; network: string }) =>
      `${a.service} asks for an address in the network "${a.network}", which has no subnet of its own`,
    taken: (a: { service: string; other: string; network: string }) =>
      `${a.service} has the address of ${a.other} in the network "${a.network}"`,
    overlap: (a: { network: string; other: string }) =>
      `the subnets of the networks "${a.network}" and "${a.other}" overlap`,
    invalid: (a: { where: string }) => `${a.where} is no address`,
    subnet: (a: { network: string }) =>
      `a subnet of the network "${a.network}" is none: the form is 10.2.0.0/24`,
    first: (_: Record<never, never>) => 'the first one is here',
  },
  *check({ project }) {
    const known: { network: string; subnet: NonNullable<ReturnType<typeof parseSubnet>> }[] = [];
    for (const { key: network, node, external } of project.networks) {
      if (external !== false) continue;
      for (const { text, scalar } of readSubnets(node)) {
        const subnet = parseSubnet(text);
        const place = { file: scalar.file, range: scalar.range };
        if (subnet === undefined) {
          if (!text.includes(':')) yield { messageId: 'subnet', args: { network }, ...place };
          continue;
        }
        const clash = known.find(
          (other) => other.network !== network && overlapSubnets(other.subnet, subnet),
        );
        if (clash) yield { messageId: 'overlap', args: { network, other: clash.network }, ...place };
        known.push({ network, subnet });
      }
    }
    const taken = new Map<string, { service: string; file: string; range: { start: number; end: number } }>();
    for (const { name: service, networks, node, disabled } of project.services) {
      for (const item of getItems(node, 'dns')) {
        const text = textOf(item);
        if (text === undefined || isAddress(text)) continue;
        const { file, range } = item;
        yield { messageId: 'invalid', args: { where: `dns of ${service}` }, file, range };
      }
      for (const { key: network, node: attachment } of networks) {
        const scalar = getScalar(attachment, 'ipv4_address');
        const address = textOf(scalar);
        if (scalar === undefined || address === undefined) continue;
        const place = { file: scalar.file, range: scalar.range };
        if (!isAddress(address)) {
          yield { messageId: 'invalid', args: { where: `ipv4_address of ${service}` }, ...place };
          continue;
        }
        const first = taken.get(`${network} ${address}`);
        if (first && !disabled) {
          const related = [{ file: first.file, range: first.range, messageId: 'first', args: {} }];
          yield { messageId: 'taken', args: { service, other: first.service, network }, ...place, related };
        } else if (!disabled) taken.set(`${network} ${address}`, { service, ...place });
        const declared = project.networks.find(({ key }) => key === network);
        if (declared === undefined || declared.external !== false) continue;
        const subnets = readSubnets(declared.node);
        const certain = !getItems(declared.node, 'ipam', 'config').some(
          (item) => getAt(item, 'subnet') && textOf(getAt(item, 'subnet')) === undefined,
        );
        if (!certain) continue;
        if (subnets.length === 0) {
          const driver = declared.driver?.value;
          if (driver === undefined || driver === 'bridge')
            yield { messageId: 'noSubnet', args: { service, network }, ...place };
        } else if (!subnets.some(({ text }) => containsAddress(text, address))) {
          yield { messageId: 'outside', args: { service, network }, ...place };
        }
      }
    }
  },
});
