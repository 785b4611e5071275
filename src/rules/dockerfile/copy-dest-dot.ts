import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/copy-dest-dot',
  aliases: ['DL3021', 'DS-0011', 'kics:copy_with_more_than_two_arguments_not_ending_with_slash'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'COPY or ADD of several sources has "." as its destination, without a slash.',
    why: 'For teams that want the slash wherever a folder is meant. Off by default: a dot is a folder to the build.',
    bad: 'FROM node:24-slim\nWORKDIR /srv\nCOPY package.json package-lock.json .',
    good: 'FROM node:24-slim\nWORKDIR /srv\nCOPY package.json package-lock.json ./',
    refs: ['https://docs.docker.com/reference/dockerfile/#copy'],
  },
  messages: { dot: (_: Record<string, never>) => 'write ./ for the folder' },
  *check(model) {
    for (const { sources, heredocs, destination } of instructionsOf(model, 'copy', 'add')) {
      if (sources.length + heredocs.length < 2 || destination?.literal !== '.') continue;
      const { range } = destination;
      const isPlain = range.end - range.start === 1;
      yield {
        messageId: 'dot',
        args: {},
        range,
        ...(isPlain
          ? {
              fixes: [
                {
                  title: 'write ./',
                  safety: 'safe',
                  edits: [{ file: model.file.path, start: range.end, end: range.end, text: '/' }],
                },
              ],
            }
          : {}),
      };
    }
  },
});
