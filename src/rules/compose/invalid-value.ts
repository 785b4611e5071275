import { joinWords } from '../shared/prose.js';
import { defineRule } from '../define-rule.js';
import {
  listArg,
  pathOf,
  problemHits,
  REFUSES,
  RELATED_MESSAGES,
  suggest,
  textArg,
} from '../compose-shared/problems.js';

const CODES = [
  'shape/enum',
  'shape/pattern',
  'shape/range',
  'shape/format',
  'shape/too-few',
  'shape/too-many',
  'value/number',
  'value/blank',
  'value/boolean-word',
] as const;

export default defineRule({
  id: 'compose/invalid-value',
  aliases: [REFUSES, 'dclint:invalid-schema'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value lies outside of what the Compose specification allows: an unknown word, a number too small, a wrong form.',
    why: 'Compose refuses the file: "value must be one of …", "must be greater than or equal to 0", "does not match pattern".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    depends_on:\n      db:\n        condition: healthy\n  db:\n    image: postgres:17',
    good: 'services:\n  web:\n    image: nginx:1.29\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:17',
    refs: ['https://docs.docker.com/reference/compose-file/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    word: (a: { where: string; expected: string; meant: string | null }) =>
      `${a.where} takes ${a.expected}${suggest(a.meant)}`,
    minimum: (a: { where: string; minimum: string }) => `${a.where} must be at least ${a.minimum}`,
    maximum: (a: { where: string; maximum: string }) => `${a.where} must be at most ${a.maximum}`,
    blank: (a: { where: string }) => `${a.where} must not be blank`,
    form: (a: { where: string }) => `${a.where} has not the form that the specification asks for`,
  },
  *check(model) {
    yield* problemHits(model, CODES, (problem) => {
      const where = pathOf(problem);
      if (problem.code === 'shape/enum') {
        const expected = joinWords(listArg(problem, 'expected'), 'or');
        return {
          messageId: 'word' as const,
          args: { where, expected, meant: textArg(problem, 'didYouMean') },
        };
      }
      if (problem.code === 'value/blank') return { messageId: 'blank' as const, args: { where } };
      const minimum = textArg(problem, 'minimum');
      if (minimum !== null) return { messageId: 'minimum' as const, args: { where, minimum } };
      const maximum = textArg(problem, 'maximum');
      if (maximum !== null) return { messageId: 'maximum' as const, args: { where, maximum } };
      return { messageId: 'form' as const, args: { where } };
    });
  },
});
