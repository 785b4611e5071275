import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/expose-port',
  aliases: ['DL3011', 'DS-0008', 'kics:unix_ports_out_of_range'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'EXPOSE names a port above 65535, something that is no port, a range that runs backwards, or an unknown protocol.',
    why: 'The build refuses the port, or nothing can ever listen on it.',
    bad: 'FROM python:3.13-slim\nEXPOSE 80000',
    good: 'FROM python:3.13-slim\nEXPOSE 8000',
    refs: ['https://docs.docker.com/reference/dockerfile/#expose'],
  },
  messages: {
    range: (_: Record<string, never>) => 'a port lies between 0 and 65535',
    number: (_: Record<string, never>) => 'this is no port',
    backwards: (_: Record<string, never>) => 'the range of ports runs backwards',
    protocol: (_: Record<string, never>) => 'the protocol is tcp, udp or sctp',
  },
  *check(model) {
    for (const { ports } of instructionsOf(model, 'expose')) {
      for (const { port, portRange, protocol, protocolRange } of ports) {
        const parts = port.split('-');
        const numbers = parts.filter((part) => !part.includes('$'));
        if (numbers.some((part) => !/^\d+$/.test(part)) || parts.length > 2) {
          yield { messageId: 'number', args: {}, range: portRange };
        } else if (numbers.some((part) => Number(part) > 65535))
          yield { messageId: 'range', args: {}, range: portRange };
        else if (numbers.length === 2 && Number(numbers[0]) > Number(numbers[1])) {
          yield { messageId: 'backwards', args: {}, range: portRange };
        }
        if (protocol !== undefined && !protocol.includes('$') && !/^(?:tcp|udp|sctp)$/i.test(protocol)) {
          yield { messageId: 'protocol', args: {}, range: protocolRange ?? portRange };
        }
      }
    }
  },
});
