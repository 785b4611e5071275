import { defineRule } from '../define-rule.js';
import { pathOf, problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/port-syntax',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A port that cannot be read: no number, above 65535, ranges of different length, an unknown protocol.',
    why: 'Compose refuses the project: "Invalid hostPort", "Invalid containerPort", "No port specified".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    ports: ["8080:80000"]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    ports: ["8080:80"]',
    refs: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  },
  messages: {
    ...RELATED_MESSAGES,
    fault: (a: { where: string; fault: string }) => `${a.where}: ${a.fault}`,
  },
  advice: {
    fault: 'the form is [address:][host port:]container port[/protocol]',
  },
  *check(model) {
    yield* problemHits(model, ['value/port', 'value/host-ip'], (problem) => {
      const fault = problem.code === 'value/host-ip' ? 'ip' : (textArg(problem, 'fault') ?? '');
      return {
        messageId: 'fault',
        args: { where: pathOf(problem), fault: FAULTS[fault] ?? 'it cannot be read' },
      };
    });
  },
});

const FAULTS: Readonly<Record<string, string>> = {
  empty: 'the port of the container is missing',
  ip: 'what stands before the ports is no address',
  host: 'the port of the host is no number from 0 to 65535, and no range of them',
  container: 'the port of the container is no number from 0 to 65535, and no range of them',
  range: 'the two ranges have different lengths',
  protocol: 'the protocol is none of tcp, udp and sctp',
};
