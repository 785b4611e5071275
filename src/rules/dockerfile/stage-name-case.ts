import type { Edit } from '../../core/edits.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/stage-name-case',
  aliases: ['StageNameCasing'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'A stage name holds capital letters.',
    why: 'Stage names know no case, image names must be lower case: capitals hide which of the two a name is.',
    bad: 'FROM python:3.13-slim AS Builder',
    good: 'FROM python:3.13-slim AS builder',
    refs: ['https://docs.docker.com/reference/build-checks/stage-name-casing/'],
  },
  messages: { case: (a: { name: string }) => `stage ${a.name} should be in lower case` },
  *check({ graph, file }) {
    for (const { from, index } of graph.stages) {
      const name = from?.stageName;
      if (!name || name.value === name.value.toLowerCase()) continue;
      const edits: Edit[] = [{ file: file.path, ...name.range, text: name.value.toLowerCase() }];
      // Other places find the stage in any case; they follow so that the file stays alike.
      for (const { references, base, from: user } of graph.stages) {
        for (const { target, word } of references) {
          const isSame = target.kind === 'stage' && target.stage === index && /^[a-z]/i.test(word.value);
          const source = file.text.slice(word.range.start, word.range.end);
          if (isSame && source === word.value)
            edits.push({ file: file.path, ...word.range, text: source.toLowerCase() });
        }
        if (base.kind === 'stage' && base.stage === index && user?.image) {
          const { range, value } = user.image.name;
          if (value === file.text.slice(range.start, range.end) && !value.includes('$'))
            edits.push({ file: file.path, ...range, text: value.toLowerCase() });
        }
      }
      yield {
        messageId: 'case',
        args: { name: name.value },
        range: name.range,
        fixes: [{ title: 'write it in lower case', safety: 'safe', edits }],
      };
    }
  },
});
