import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, suggest, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/undefined-secret',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service uses a secret that the project does not declare.',
    why: 'Compose refuses the project: "service … refers to undefined secret …: invalid compose project".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    secrets: [token]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    secrets: [token]\nsecrets:\n  token:\n    file: ./token.txt',
    refs: ['https://docs.docker.com/reference/compose-file/secrets/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    undefined: (a: { service: string; key: string; meant: string | null }) =>
      `${a.service} uses the secret "${a.key}", which is not declared${suggest(a.meant)}`,
  },
  advice: {
    undefined: 'declare it at the top level, under secrets',
  },
  *check(model) {
    yield* problemHits(model, ['ref/secret', 'ref/build-secret'], (problem) => ({
      messageId: 'undefined',
      args: {
        service: textArg(problem, 'service') ?? '',
        key: textArg(problem, 'key') ?? '',
        meant: textArg(problem, 'didYouMean'),
      },
    }));
  },
});
