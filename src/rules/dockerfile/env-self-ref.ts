import { defineRule } from '../define-rule.js';
import { ownReferences } from '../dockerfile-shared/env-references.js';

export default defineRule({
  id: 'dockerfile/env-self-ref',
  aliases: ['DL3044'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value in ENV uses a name that the same ENV sets.',
    why: 'All values of one ENV see what was set before it: the name is empty.',
    bad: 'FROM python:3.13-slim\nENV HOME_DIR=/srv BIN_DIR=$HOME_DIR/bin',
    good: 'FROM python:3.13-slim\nENV HOME_DIR=/srv\nENV BIN_DIR=$HOME_DIR/bin',
    refs: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  },
  messages: { same: (a: { name: string }) => `${a.name} is set by this same ENV, which does not see it yet` },
  *check(model) {
    for (const { name, range, hasValue } of ownReferences(model)) {
      if (!hasValue) yield { messageId: 'same', args: { name }, range };
    }
  },
});
