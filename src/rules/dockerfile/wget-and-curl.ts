import type { ShellCommand } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { shellRunsIn } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/wget-and-curl',
  aliases: ['DL4001', 'DS-0014', 'kics:run_using_wget_and_curl'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A stage downloads with wget and with curl.',
    why: 'Both do the same; with one of them the image is smaller and there is one thing less to patch.',
    bad: 'FROM debian:13\nRUN wget -q https://example.com/a.tar.gz\nRUN curl -fsSLO https://example.com/b.tar.gz',
    good: 'FROM debian:13\nRUN curl -fsSLO https://example.com/a.tar.gz\nRUN curl -fsSLO https://example.com/b.tar.gz',
    refs: ['https://docs.docker.com/build/building/best-practices/'],
  },
  messages: {
    both: (a: { tool: string; other: string }) =>
      `this stage already downloads with ${a.other}: do without ${a.tool}`,
  },
  *check(model) {
    for (const stage of model.graph.stages) {
      const calls: ShellCommand[] = shellRunsIn(model, stage).flatMap(({ script }) =>
        script.commands.filter(({ name }) => name === 'wget' || name === 'curl'),
      );
      const other = calls[0]?.name;
      if (other === undefined) continue;
      for (const { name, nameWord, range } of calls) {
        if (name !== other)
          yield { messageId: 'both', args: { tool: name, other }, range: nameWord?.range ?? range };
      }
    }
  },
});
