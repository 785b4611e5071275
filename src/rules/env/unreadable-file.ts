import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'env/unreadable-file',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An env file was found and could not be read: a link to nothing, a pipe, a file without permission or too large.',
    why: 'What a program finds there is unknown, and so is whether anything is missing. On the machine where it is a file, everything in it is unchecked.',
    bad: 'ln -s /run/secrets/app.env .env, where nothing is mounted',
    good: 'the check runs where the file is, or the path is under exclude in the configuration',
  },
  messages: {
    link: (_: { reason: string }) => 'not checked: a link that leads to no file here',
    other: (_: { reason: string }) => 'not checked: it is no regular file',
    unreadable: ({ reason }: { reason: string }) => `not checked: ${reason}`,
  },
  advice: {
    link: 'check where the link leads somewhere, or exclude it in the configuration',
    other:
      'a pipe or a folder is not read: write its text to a file and name that, or exclude it in the configuration',
  },
  applies: ({ unread }) => unread !== undefined,
  *check({ unread }) {
    if (unread === undefined) return;
    const { cause, why, path } = unread;
    yield { messageId: cause, args: { reason: why }, file: path, subject: cause, outcome: 'unknown' };
  },
});
