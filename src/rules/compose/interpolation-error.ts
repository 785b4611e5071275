import { defineRule } from '../define-rule.js';
import { pathOf, problemHits, REFUSES, RELATED_MESSAGES } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/interpolation-error',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A `$` stands where Compose reads a variable, and what follows is none.',
    why: 'Compose refuses the file: "invalid interpolation format … You may need to escape any $ with another $".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    command: echo ${1}',
    good: 'services:\n  web:\n    image: nginx:1.29\n    command: echo $${1}',
    refs: ['https://docs.docker.com/reference/compose-file/interpolation/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    invalid: (a: { where: string }) => `a variable in ${a.where} has a form that Compose cannot read`,
  },
  advice: {
    invalid:
      'a dollar that belongs to the value is written $$; Compose knows ${X}, ${X:-default}, ${X:?message} and ${X:+word}',
  },
  *check(model) {
    yield* problemHits(model, ['interpolation/invalid'], (problem) => ({
      messageId: 'invalid',
      args: { where: pathOf(problem) },
    }));
  },
});
