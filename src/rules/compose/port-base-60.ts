import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/port-base-60',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'An unquoted port mapping that older YAML readers take for a number to the base of 60.',
    why: 'Docker Compose reads `22:22` as text. Programs that follow YAML 1.1 (PyYAML, and with it podman-compose and Ansible) read 1342.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - 22:22',
    good: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "22:22"',
    refs: ['https://yaml.org/type/int.html'],
  },
  messages: {
    number: (_: Record<never, never>) => 'without quotes, YAML 1.1 readers take this port for one number',
  },
  *check({ project }) {
    for (const { ports } of project.services) {
      for (const { node, file, range, through } of ports) {
        if (node.kind !== 'scalar' || node.style !== 'plain' || !BASE_60.test(node.raw)) continue;
        const edit = { file, ...range, text: `"${node.raw}"` };
        yield {
          messageId: 'number',
          args: {},
          file,
          range,
          subject: node.raw,
          ...(through.length === 0 && {
            fixes: [{ title: 'quote the port', safety: 'safe', edits: [edit] }],
          }),
        };
      }
    }
  },
});

/** `1:59` and longer: digits, then groups below 60. */
const BASE_60 = /^[1-9][0-9]*(?::[0-5]?[0-9])+$/;
