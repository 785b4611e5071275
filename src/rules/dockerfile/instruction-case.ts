import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/instruction-case',
  aliases: ['ConsistentInstructionCasing'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'An instruction is not written in the case of most others, or in neither case.',
    why: 'Nothing breaks; instructions are harder to tell from arguments.',
    bad: 'FROM python:3.13-slim\nWORKDIR /srv\nrun pip install .',
    good: 'FROM python:3.13-slim\nWORKDIR /srv\nRUN pip install .',
    refs: ['https://docs.docker.com/reference/build-checks/consistent-instruction-casing/'],
  },
  messages: {
    case: (a: { keyword: string; wanted: string }) =>
      `${a.keyword} should be ${a.wanted}, as most instructions here are`,
  },
  *check({ graph, file }) {
    const all = graph.stages.flatMap((stage) => [...(stage.from ? [stage.from] : []), ...stage.instructions]);
    const known = all.filter((one) => one.kind !== 'unknown');
    const lower = known.filter(({ keyword }) => keyword === keyword.toLowerCase()).length;
    const upper = known.filter(({ keyword }) => keyword === keyword.toUpperCase()).length;
    const isLower = lower > upper;
    for (const { keyword, keywordRange } of known) {
      const wanted = isLower ? keyword.toLowerCase() : keyword.toUpperCase();
      if (keyword === wanted) continue;
      yield {
        messageId: 'case',
        args: { keyword, wanted },
        range: keywordRange,
        fixes: [
          {
            title: `write ${wanted}`,
            safety: 'safe',
            edits: [{ file: file.path, ...keywordRange, text: wanted }],
          },
        ],
      };
    }
  },
});
