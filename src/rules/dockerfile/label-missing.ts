import { defineRule } from '../define-rule.js';
import { chainOf } from '../dockerfile-shared/stage-facts.js';
import { instructionsIn } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/label-missing',
  aliases: ['DL3049'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A label that the team requires (label-schema) is missing from a stage that no other stage stands on.',
    why: 'Whoever has to find the owner, the source or the version of a running image finds nothing.',
    bad: '# label-schema: { maintainer: text }\nFROM debian:13-slim',
    good: '# label-schema: { maintainer: text }\nFROM debian:13-slim\nLABEL maintainer="platform team"',
    refs: ['https://specs.opencontainers.org/image-spec/annotations/'],
  },
  messages: { missing: (a: { label: string }) => `the label ${a.label} is required and missing` },
  applies: ({ policy }) => Object.keys(policy.labelSchema).length > 0,
  *check({ graph, policy }) {
    const stoodOn = new Set(
      graph.stages.flatMap(({ base, references }) => [
        ...(base.kind === 'stage' ? [base.stage] : []),
        ...references.flatMap(({ target }) => (target.kind === 'stage' ? [target.stage] : [])),
      ]),
    );
    for (const stage of graph.stages) {
      if (!stage.from || stoodOn.has(stage.index)) continue;
      const labels = chainOf(graph, stage).flatMap((one) =>
        instructionsIn(one, 'label').flatMap(({ entries }) => entries.map(({ key }) => key.literal)),
      );
      for (const label of Object.keys(policy.labelSchema)) {
        if (!labels.includes(label)) yield { messageId: 'missing', args: { label }, range: stage.from.range };
      }
    }
  },
});
