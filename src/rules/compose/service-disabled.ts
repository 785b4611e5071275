import { joinWords } from '../shared/prose.js';
import { defineRule } from '../define-rule.js';
import { listArg, problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/service-disabled',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service needs one that its profile leaves out.',
    why: 'Compose refuses the project unless the profile is switched on: "service … is required by … but is disabled".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    depends_on: [db]\n  db:\n    image: postgres:17\n    profiles: [data]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    depends_on: [db]\n  db:\n    image: postgres:17',
    refs: ['https://docs.docker.com/compose/how-tos/profiles/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    disabled: (a: { service: string; reference: string; profiles: string }) =>
      `${a.service} needs ${a.reference}, which only profile ${a.profiles} switches on`,
  },
  advice: {
    disabled: 'give both the same profiles, or write required: false under depends_on',
  },
  *check(model) {
    yield* problemHits(model, ['ref/service-disabled'], (problem) => ({
      messageId: 'disabled',
      args: {
        service: textArg(problem, 'service') ?? '',
        reference: textArg(problem, 'reference') ?? '',
        profiles: joinWords(listArg(problem, 'profiles'), 'or'),
      },
    }));
  },
});
