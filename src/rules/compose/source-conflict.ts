import { joinWords } from '../shared/prose.js';
import { defineRule } from '../define-rule.js';
import { listArg, problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/source-conflict',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A secret or config says nowhere what is in it, or says it twice.',
    why: 'Compose refuses the project: "one of file|environment must be set", "attributes are mutually exclusive".',
    bad: 'services:\n  web:\n    image: nginx:1.29\nsecrets:\n  token: {}',
    good: 'services:\n  web:\n    image: nginx:1.29\nsecrets:\n  token:\n    file: ./token.txt',
    refs: ['https://docs.docker.com/reference/compose-file/secrets/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    none: (a: { where: string; keys: string }) => `${a.where} says nowhere what is in it: it needs ${a.keys}`,
    several: (a: { where: string; given: string }) => `${a.where} has ${a.given}, which exclude each other`,
  },
  *check(model) {
    yield* problemHits(model, ['conflict/source'], (problem) => {
      const section = textArg(problem, 'section');
      const where = `${section}.${textArg(problem, 'key')}`;
      const given = listArg(problem, 'given');
      const keys = section === 'secrets' ? 'file or environment' : 'file, environment or content';
      return given.length > 1
        ? { messageId: 'several' as const, args: { where, given: joinWords(given) } }
        : { messageId: 'none' as const, args: { where, keys } };
    });
  },
});
