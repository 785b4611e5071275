import { defineRule } from '../define-rule.js';
import { pathOf, problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

const CODES = [
  'value/environment-space',
  'value/label',
  'value/extra-host',
  'value/ssh',
  'value/command',
  'value/env-file-format',
  'value/depends-on',
] as const;

export default defineRule({
  id: 'compose/list-item-syntax',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An item of a list has not the form that Compose splits it by: `key=value`, `host:address`, a command line.',
    why: 'Compose refuses the project, or takes a part of the item for another.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    extra_hosts: ["db"]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    extra_hosts: ["db:10.0.0.5"]',
    refs: ['https://docs.docker.com/reference/compose-file/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    space: (a: { key: string }) => `the variable ${a.key} has a space before its equals sign`,
    pair: (a: { where: string }) => `${a.where} must have the form key=value`,
    host: (a: { where: string }) => `${a.where} has no address: the form is host:address`,
    hostName: (a: { where: string }) => `${a.where} has no valid host name`,
    ssh: (a: { where: string }) => `${a.where} must be default, or id=path`,
    command: (a: { where: string }) => `a quote or bracket in ${a.where} is not closed`,
    format: (a: { service: string }) => `an env_file of ${a.service} has a format other than raw`,
    dependsOn: (a: { where: string }) => `${a.where} cannot be read as a dependency`,
  },
  *check(model) {
    yield* problemHits(model, CODES, (problem) => {
      const where = pathOf(problem);
      switch (problem.code) {
        case 'value/environment-space':
          return { messageId: 'space' as const, args: { key: textArg(problem, 'key') ?? '' } };
        case 'value/extra-host':
          return {
            messageId: problem.args['fault'] === 'name' ? ('hostName' as const) : ('host' as const),
            args: { where },
          };
        case 'value/ssh':
          return { messageId: 'ssh' as const, args: { where } };
        case 'value/command':
          return { messageId: 'command' as const, args: { where } };
        case 'value/env-file-format':
          return { messageId: 'format' as const, args: { service: textArg(problem, 'service') ?? '' } };
        case 'value/depends-on':
          return { messageId: 'dependsOn' as const, args: { where } };
        default:
          return { messageId: 'pair' as const, args: { where } };
      }
    });
  },
});
