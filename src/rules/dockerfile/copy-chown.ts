import { flagValue, instructionsOf } from '../dockerfile-shared/instruction-walk.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/copy-chown',
  aliases: ['kics:chown_flag_exists'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'COPY or ADD gives files to another user than root.',
    why: 'A program that owns its own files can be made to rewrite them. Where it only has to read and run them, root may stay their owner.',
    bad: 'FROM python:3.13-slim\nCOPY --chown=app:app app /srv\nUSER app',
    good: 'FROM python:3.13-slim\nCOPY app /srv\nUSER app',
    refs: ['https://docs.docker.com/build/building/best-practices/#user'],
  },
  messages: {
    owned: (_: Record<string, never>) => 'the files belong to the user that runs, who can then rewrite them',
  },
  *check(model) {
    for (const one of instructionsOf(model, 'copy', 'add')) {
      const owner = flagValue(one, 'chown')?.split(':')[0];
      const flag = one.flags.find(({ name }) => name === 'chown');
      if (flag && owner !== undefined && owner !== 'root' && owner !== '0')
        yield { messageId: 'owned', args: {}, range: flag.range };
    }
  },
});
