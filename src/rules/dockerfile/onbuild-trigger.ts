import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/onbuild-trigger',
  aliases: ['DL3043', 'build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'ONBUILD triggers another ONBUILD, a FROM or a MAINTAINER.',
    why: 'None of the three is allowed as a trigger: the build refuses the file.',
    bad: 'FROM python:3.13-slim\nONBUILD ONBUILD COPY . /srv/',
    good: 'FROM python:3.13-slim\nONBUILD COPY . /srv/',
    refs: ['https://docs.docker.com/reference/dockerfile/#onbuild-limitations'],
  },
  messages: { trigger: (a: { keyword: string }) => `${a.keyword} cannot be triggered by ONBUILD` },
  *check({ dockerfile }) {
    for (const { code, range, args } of dockerfile.problems) {
      if (code === 'onbuild-chained') yield { messageId: 'trigger', args: { keyword: 'ONBUILD' }, range };
      else if (code === 'onbuild-trigger')
        yield { messageId: 'trigger', args: { keyword: (args['keyword'] ?? '').toUpperCase() }, range };
    }
  },
});
