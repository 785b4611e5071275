import { defineRule } from '../define-rule.js';
import { ownReferences } from '../dockerfile-shared/env-references.js';

export default defineRule({
  id: 'dockerfile/env-old-value',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value in ENV uses a name that the same ENV sets anew, and that had a value before.',
    why: 'All values of one ENV see what was set before it: the old value is used, and the new one looks as if it were.',
    bad: 'FROM python:3.13-slim\nENV VERSION=1\nENV VERSION=2 TARBALL=app-$VERSION.tar.gz',
    good: 'FROM python:3.13-slim\nENV VERSION=2\nENV TARBALL=app-$VERSION.tar.gz',
    refs: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  },
  messages: {
    old: (a: { name: string }) =>
      `${a.name} is set anew by this same ENV: what is used here is its old value`,
  },
  *check(model) {
    for (const { name, range, hasValue } of ownReferences(model)) {
      if (hasValue) yield { messageId: 'old', args: { name }, range };
    }
  },
});
