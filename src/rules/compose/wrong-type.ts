import { joinWords } from '../shared/prose.js';
import { defineRule } from '../define-rule.js';
import {
  listArg,
  pathOf,
  problemHits,
  REFUSES,
  RELATED_MESSAGES,
  textArg,
  withArticle,
} from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/wrong-type',
  aliases: [REFUSES, 'dclint:invalid-schema'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value is of another type than the Compose specification asks for: a list where a text belongs, a text that is no number.',
    why: 'Compose refuses the file: "… must be a string", "failed to cast to expected type".',
    bad: 'services:\n  web:\n    image: [nginx]',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    type: (a: { where: string; expected: string; got: string }) =>
      `${a.where} must be ${a.expected}, and is ${a.got}`,
    empty: (a: { where: string; expected: string }) => `${a.where} is empty; it must be ${a.expected}`,
    cast: (a: { where: string; expected: string }) => `${a.where} cannot be read as ${a.expected}`,
  },
  *check(model) {
    yield* problemHits(model, ['shape/type', 'interpolation/cast', 'file/override-conflict'], (problem) => {
      const where = pathOf(problem);
      const expected = joinWords(listArg(problem, 'expected').map(withArticle), 'or');
      if (problem.code === 'interpolation/cast')
        return { messageId: 'cast' as const, args: { where, expected } };
      const got = textArg(problem, 'got') ?? 'null';
      return got === 'null'
        ? { messageId: 'empty' as const, args: { where, expected } }
        : { messageId: 'type' as const, args: { where, expected, got: withArticle(got) } };
    });
  },
});
