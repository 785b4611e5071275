import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/kv-syntax',
  aliases: ['DL1000', 'build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'ENV, LABEL or ARG is not made of name=value: a name, a value or an equals sign is missing, or a quote is not closed.',
    why: 'The build refuses the file. A value with blanks must be quoted, else its second word is taken for a name.',
    bad: 'FROM python:3.13-slim\nENV GREETING=hello world',
    good: 'FROM python:3.13-slim\nENV GREETING="hello world"',
    refs: ['https://docs.docker.com/reference/dockerfile/#env'],
  },
  messages: {
    value: (a: { keyword: string }) => `${a.keyword} has a name and no value`,
    equals: (a: { keyword: string }) =>
      `a word of ${a.keyword} has no "="; a value with blanks must be quoted`,
    name: (a: { keyword: string }) => `a name of ${a.keyword} is blank`,
    quote: (_: Record<string, never>) => 'a quote is not closed',
  },
  *check({ dockerfile }) {
    for (const { code, range, args } of dockerfile.problems) {
      const keyword = (args['keyword'] ?? '').toUpperCase();
      if (code === 'key-value-missing') yield { messageId: 'value', args: { keyword }, range };
      else if (code === 'key-value-equals') yield { messageId: 'equals', args: { keyword }, range };
      else if (code === 'key-value-name') yield { messageId: 'name', args: { keyword }, range };
      else if (code === 'variable-syntax' && args['reason'] === 'quote')
        yield { messageId: 'quote', args: {}, range };
    }
  },
});
