import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/variable-modifier',
  aliases: ['build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A variable is written in a way that the build does not know: an unknown modifier, a brace that is not closed.',
    why: 'The build refuses the file. Outside RUN the shell is not asked: only - + ? # % / and their doubles are known.',
    bad: 'FROM python:3.13-slim\nARG NAME=app\nWORKDIR /srv/${NAME^^}',
    good: 'FROM python:3.13-slim\nARG NAME=APP\nWORKDIR /srv/${NAME}',
    refs: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  },
  messages: {
    modifier: (_: Record<string, never>) =>
      'this modifier is not one that the build knows: - + ? # % / and their doubles',
    unterminated: (_: Record<string, never>) => 'the brace of this variable is not closed',
    substitution: (_: Record<string, never>) => 'this is no variable: the name is missing or not legal',
    deep: (_: Record<string, never>) => 'variables are nested too deeply to be read',
  },
  *check({ dockerfile }) {
    for (const { code, range, args } of dockerfile.problems) {
      if (code !== 'variable-syntax') continue;
      const reason = args['reason'];
      if (reason === 'unsupported-modifier') yield { messageId: 'modifier', args: {}, range };
      else if (reason === 'unterminated') yield { messageId: 'unterminated', args: {}, range };
      else if (reason === 'bad-substitution') yield { messageId: 'substitution', args: {}, range };
      else if (reason === 'too-deep') yield { messageId: 'deep', args: {}, range };
    }
  },
});
