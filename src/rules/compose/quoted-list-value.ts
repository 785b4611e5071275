import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/quoted-list-value',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An item of the `environment` list has quotes around its value, which become part of it.',
    why: 'In `- NAME="value"` YAML sees no quotes: the program gets them with the value, and a password or URL with quotes is wrong.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    environment:\n      - MODE="fast"',
    good: 'services:\n  web:\n    image: nginx:1.29\n    environment:\n      - MODE=fast',
    refs: ['https://docs.docker.com/reference/compose-file/services/#environment'],
  },
  messages: {
    quotes: (a: { service: string; key: string }) =>
      `the quotes around the value of ${a.key} become part of it`,
  },
  advice: {
    quotes: 'leave them out, or put the whole item in quotes: - "NAME=value"',
  },
  *check({ project }) {
    for (const { name, environment } of project.services) {
      for (const { key, value, syntax, file, range } of environment) {
        if (syntax !== 'list' || value === undefined || !/^(["'])[^"']*\1$/.test(value.raw)) continue;
        yield { messageId: 'quotes', args: { service: name, key }, file, range };
      }
    }
  },
});
