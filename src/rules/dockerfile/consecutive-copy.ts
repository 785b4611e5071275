import type { CopyInstruction } from '../../syntax/dockerfile/types.js';
import { defineRule } from '../define-rule.js';
import { targetChain } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/consecutive-copy',
  aliases: ['kics:multiple_run_add_copy_instructions_listed'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'Three or more COPY (or ADD) in a row put files into the same folder of the image that is made.',
    why: 'One instruction takes them all, in one layer.',
    bad: 'FROM node:24-slim\nCOPY a.js ./\nCOPY b.js ./\nCOPY c.js ./',
    good: 'FROM node:24-slim\nCOPY a.js b.js c.js ./',
    refs: ['https://docs.docker.com/reference/dockerfile/#copy'],
  },
  messages: {
    several: (a: { count: number; keyword: string }) =>
      `${a.count} ${a.keyword} into the same folder could be one`,
  },
  *check(model) {
    for (const { instructions } of targetChain(model)) {
      let group: CopyInstruction[] = [];
      for (const one of [...instructions, undefined]) {
        const isCopy = one?.kind === 'copy' || one?.kind === 'add';
        if (isCopy && (group.length === 0 || signature(group[0]!) === signature(one))) {
          group.push(one);
          continue;
        }
        if (group.length > 2) {
          yield {
            messageId: 'several',
            args: { count: group.length, keyword: group[0]!.kind.toUpperCase() },
            range: group[0]!.keywordRange,
          };
        }
        group = isCopy ? [one] : [];
      }
    }
  },
});

function signature({ kind, destination, flags }: CopyInstruction): string {
  return JSON.stringify([kind, destination?.value, flags.map(({ name, value }) => [name, value?.value])]);
}
