import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/from-as-case',
  aliases: ['FromAsCasing'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'AS is not written in the case of its FROM.',
    why: 'Nothing breaks; the build prints a warning about it on every run, and warnings that mean nothing hide those that do.',
    bad: 'FROM python:3.13-slim as base',
    good: 'FROM python:3.13-slim AS base',
    refs: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
  },
  messages: {
    case: (a: { written: string; wanted: string }) => `${a.written} should be ${a.wanted}, as FROM is`,
  },
  *check({ graph, file }) {
    for (const { from } of graph.stages) {
      if (!from?.asRange) continue;
      const written = file.text.slice(from.asRange.start, from.asRange.end);
      const { keyword } = from;
      const isLower = keyword === keyword.toLowerCase();
      // A FROM in mixed case is told by instruction-case.
      if (!isLower && keyword !== keyword.toUpperCase()) continue;
      const wanted = isLower ? 'as' : 'AS';
      if (written === wanted || written.toLowerCase() !== 'as') continue;
      yield {
        messageId: 'case',
        args: { written, wanted },
        range: from.asRange,
        fixes: [
          {
            title: `write ${wanted}`,
            safety: 'safe',
            edits: [{ file: file.path, ...from.asRange, text: wanted }],
          },
        ],
      };
    }
  },
});
