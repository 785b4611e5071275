import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/copy-dest-slash',
  aliases: [
    'DL3021',
    'DS-0011',
    'kics:copy_with_more_than_two_arguments_not_ending_with_slash',
    'build-refuses',
  ],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'COPY or ADD has several sources and a destination that does not end with a slash.',
    why: 'Several files only fit into a folder: the build refuses the line.',
    bad: 'FROM node:24-slim\nCOPY package.json package-lock.json /srv',
    good: 'FROM node:24-slim\nCOPY package.json package-lock.json /srv/',
    refs: ['https://docs.docker.com/reference/dockerfile/#copy'],
  },
  messages: {
    slash: (a: { keyword: string }) =>
      `${a.keyword} of several files needs a folder: end the destination with a slash`,
  },
  *check(model) {
    for (const one of instructionsOf(model, 'copy', 'add')) {
      const { destination } = one;
      if (!destination || one.sources.length + one.heredocs.length < 2) continue;
      const target = destination.literal;
      if (target === undefined || target === '' || target === '.' || /[\\/]$/.test(target)) continue;
      const { range } = destination;
      const source = model.file.text.slice(range.start, range.end);
      const at = /["']$/.test(source) ? range.end - 1 : range.end;
      yield {
        messageId: 'slash',
        args: { keyword: one.kind.toUpperCase() },
        range,
        fixes: [
          {
            title: 'end it with a slash',
            safety: 'safe',
            edits: [{ file: model.file.path, start: at, end: at, text: '/' }],
          },
        ],
      };
    }
  },
});
