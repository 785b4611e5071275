import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/container-name-syntax',
  aliases: ['dclint:service-container-name-regex'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A container name has characters that Docker does not take.',
    why: 'Docker refuses to make the container: "Invalid container name, only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    container_name: my app',
    good: 'services:\n  web:\n    image: nginx:1.29\n    container_name: my-app',
    refs: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
  },
  messages: {
    invalid: (a: { service: string }) =>
      `the container name of ${a.service} has characters that Docker does not take`,
  },
  *check({ project }) {
    for (const { name, containerName } of project.services) {
      const value = containerName?.value;
      if (containerName === undefined || value === undefined || value === '' || NAME.test(value)) continue;
      yield {
        messageId: 'invalid',
        args: { service: name },
        file: containerName.file,
        range: containerName.range,
      };
    }
  },
});

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;
