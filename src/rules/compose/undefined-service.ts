import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, suggest, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/undefined-service',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service waits for, links to or shares something with a service that the project does not have.',
    why: 'Compose refuses the project: "service … depends on undefined service …: invalid compose project". `required: false` does not help: it forgives a service that a profile leaves out, not one that is not there.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    depends_on: [dbb]\n  db:\n    image: postgres:17',
    good: 'services:\n  web:\n    image: nginx:1.29\n    depends_on: [db]\n  db:\n    image: postgres:17',
    refs: ['https://docs.docker.com/reference/compose-file/services/#depends_on'],
  },
  messages: {
    ...RELATED_MESSAGES,
    undefined: (a: { service: string; reference: string; via: string; meant: string | null }) =>
      `${a.service} names "${a.reference}" in ${a.via}, and there is no such service${suggest(a.meant)}`,
    containerName: (a: { service: string; reference: string; via: string; meant: string }) =>
      `${a.service} names "${a.reference}" in ${a.via}: that is a container name; the service is called "${a.meant}"`,
    optional: (a: { service: string; reference: string; meant: string | null }) =>
      `${a.service} depends on "${a.reference}", and there is no such service: required: false does not forgive that${suggest(a.meant)}`,
  },
  *check(model) {
    const { services } = model.project;
    yield* problemHits(model, ['ref/service'], (problem) => {
      const service = textArg(problem, 'service') ?? '';
      const reference = textArg(problem, 'reference') ?? '';
      const via = textArg(problem, 'via') ?? 'depends_on';
      const meant = textArg(problem, 'didYouMean');
      const named = services.find((other) => other.containerName?.value === reference && reference !== '');
      if (named)
        return { messageId: 'containerName' as const, args: { service, reference, via, meant: named.name } };
      const dependency = services
        .find(({ name }) => name === service)
        ?.dependencies.find((other) => other.service === reference);
      return dependency?.required === false
        ? { messageId: 'optional' as const, args: { service, reference, meant } }
        : { messageId: 'undefined' as const, args: { service, reference, via, meant } };
    });
  },
});
