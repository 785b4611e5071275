import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/stage-name-invalid',
  aliases: ['build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A stage has a name that is not allowed, or the word between image and name is not AS.',
    why: 'The build refuses the file. A name starts with a letter and goes on with letters, digits, _ . -',
    bad: 'FROM python:3.13-slim AS 1st',
    good: 'FROM python:3.13-slim AS first',
    refs: ['https://docs.docker.com/reference/dockerfile/#from'],
  },
  messages: {
    name: (_: Record<string, never>) =>
      'a stage name starts with a letter and goes on with letters, digits, _ . -',
    as: (_: Record<string, never>) => 'the word between the image and the stage name must be AS',
  },
  *check({ dockerfile }) {
    for (const { code, range } of dockerfile.problems) {
      if (code === 'stage-name-invalid') yield { messageId: 'name', args: {}, range };
      else if (code === 'from-as-missing') yield { messageId: 'as', args: {}, range };
    }
  },
});
