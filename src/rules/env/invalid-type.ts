import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { joinWords, nameKind } from '../shared/prose.js';

export default defineRule({
  id: 'env/invalid-type',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value is not of the type that the program reads.',
    why: 'Python converts at start-up: int("8000 # http") raises an error, and no worker comes up. Where a program compares texts instead, a mistyped boolean counts as false without a word.',
    bad: 'MAX_FILE_SIZE=50MB\nDEBUG=enabled',
    good: 'MAX_FILE_SIZE=52428800\nDEBUG=true',
    refs: [
      'https://docs.python.org/3/library/functions.html#int',
      'https://docs.pydantic.dev/latest/concepts/pydantic_settings/',
    ],
  },
  messages: contractMessages<'invalid-type'>({
    integer: ({ name }) => `${name} is not an integer, which stops the program at start-up`,
    integerWithComment: ({ name }) =>
      `${name} is not an integer: what looks like a comment is read as part of the value`,
    integerWithUnit: ({ name, unit }) =>
      `${name} is not an integer: "${unit}" behind the number stops the program at start-up`,
    integerWithFraction: ({ name }) =>
      `${name} is not an integer: a fraction or an exponent stops the program at start-up`,
    integerWithSeparators: ({ name }) =>
      `${name} is not an integer: separators between the digits stop the program at start-up`,
    number: ({ name }) => `${name} is not a number, which stops the program at start-up`,
    numberWithUnit: ({ name, unit }) =>
      `${name} is not a number: "${unit}" behind it stops the program at start-up`,
    boolean: ({ name }) => `${name} is not a boolean, so the program stops or takes it for false`,
    port: ({ name }) => `${name} is not a port, so the program has no port to use`,
    duration: ({ name }) => `${name} is not a span of time that the program can read`,
    durationUnit: ({ name, units }) => `${name} has a unit that is none of ${joinWords(units, 'or')}`,
    bytes: ({ name }) => `${name} is not a size that the program can read`,
    bytesUnit: ({ name, units }) => `${name} has a unit that is none of ${joinWords(units, 'or')}`,
    path: ({ name }) => `${name} is not a path: it holds a character that no path can have`,
    urlPath: ({ name }) =>
      `${name} is not the path of a URL: that starts with "/" and has no blank, "?" or "#"`,
    empty: ({ name, kind }) =>
      `${name} is set to nothing, which the program cannot read as ${nameKind(kind)}`,
  }),
  advice: {
    integerWithComment: 'put the comment on a line of its own',
    integerWithUnit: ({ instead }) => (instead === null ? 'write the number alone' : `write ${instead}`),
    integerWithSeparators: 'write the digits alone',
    numberWithUnit: 'write the number alone',
    boolean: 'write true or false',
    port: 'write a number from 1 to 65535',
    duration: 'write the seconds as a number',
    bytes: 'write the bytes as a number, or a size such as 100MB',
    empty: 'remove the line, and the default applies',
  },
  applies: inScope({}),
  check: (model) => contractHits(model, 'invalid-type'),
});
