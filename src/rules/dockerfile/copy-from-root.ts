import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';
import { baseImageOf } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/copy-from-root',
  aliases: ['DL3067'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The whole file system of a stage is copied over that of another one.',
    why: 'Two systems are mixed: package databases, users and libraries overwrite one another, and the layer holds everything twice. Onto scratch, where it flattens an image, it is right.',
    bad: 'FROM python:3.13-slim AS builder\nFROM python:3.13-slim\nCOPY --from=builder / /',
    good: 'FROM python:3.13-slim AS builder\nFROM python:3.13-slim\nCOPY --from=builder /opt/venv /opt/venv',
    refs: ['https://docs.docker.com/build/building/multi-stage/'],
  },
  messages: {
    root: (a: { from: string }) => `everything of ${a.from} is copied over this system; copy what is needed`,
  },
  *check(model) {
    for (const one of instructionsOf(model, 'copy')) {
      if (
        !one.from ||
        one.destination?.literal !== '/' ||
        !one.sources.some(({ literal }) => literal === '/')
      )
        continue;
      const stage = model.graph.stageOf(one);
      if (stage?.from && baseImageOf(model.graph, stage).scratch) continue;
      // Images made of a few files, to be copied as a whole, are a way to hand out tools.
      const target = stage?.references.find(({ instruction }) => instruction === one)?.target;
      if (target?.kind === 'external' && /[/:.]/.test(target.name)) continue;
      if (target?.kind === 'stage' && baseImageOf(model.graph, model.graph.stages[target.stage]!).scratch)
        continue;
      yield { messageId: 'root', args: { from: one.from.value }, range: one.range };
    }
  },
});
