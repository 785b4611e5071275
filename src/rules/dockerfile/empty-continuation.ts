import type { Edit } from '../../core/edits.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/empty-continuation',
  aliases: ['NoEmptyContinuation'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'An empty line stands inside an instruction that goes on over several lines.',
    why: 'It reads as if the instruction ended there, though what follows still belongs to it. A future release of the build refuses it.',
    bad: 'FROM python:3.13-slim\nRUN apt-get update \\\n\n    && apt-get install -y curl',
    good: 'FROM python:3.13-slim\nRUN apt-get update \\\n    && apt-get install -y curl',
    refs: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
  },
  messages: {
    gap: (a: { keyword: string }) =>
      `this line still belongs to the ${a.keyword} above, though an empty line stands between`,
  },
  *check({ dockerfile, file }) {
    for (const one of dockerfile.instructions) {
      const { lines } = one;
      for (let i = 0; i < lines.length; i++) {
        if (lines[i]!.kind !== 'empty') continue;
        const first = i;
        while (lines[i + 1]?.kind === 'empty') i++;
        const next = lines[i + 1];
        // At the end of the file nothing follows: the blanks belong to nobody.
        if (!next) break;
        const edits: Edit[] = [];
        for (const { range } of lines.slice(first, i + 1)) {
          const end = lines.find((line) => line.range.start > range.start)?.range.start ?? range.end;
          edits.push({ file: file.path, start: range.start, end, text: '' });
        }
        yield {
          messageId: 'gap',
          args: { keyword: one.keyword.toUpperCase() },
          range: next.range,
          fixes: [{ title: 'remove the empty line', safety: 'safe', edits }],
        };
      }
    }
  },
});
