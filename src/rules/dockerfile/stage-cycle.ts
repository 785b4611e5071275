import type { Range } from '../../core/text.js';
import type { Stage } from '../../syntax/dockerfile/stage-types.js';
import { defineRule } from '../define-rule.js';
import { stageLabel } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/stage-cycle',
  aliases: ['build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Stages need one another in a circle.',
    why: 'None of them can be built first: the build stops with a circular dependency, whatever the target.',
    bad: 'FROM debian:13 AS a\nCOPY --from=b /x /x\nFROM debian:13 AS b\nCOPY --from=a /y /y',
    good: 'FROM debian:13 AS a\nFROM debian:13 AS b\nCOPY --from=a /y /y',
    refs: ['https://docs.docker.com/build/building/multi-stage/'],
  },
  messages: {
    circle: (a: { from: string; to: string }) => `${a.from} needs ${a.to}, which needs ${a.from} itself`,
    back: (_: Record<string, never>) => 'the way back',
  },
  *check({ graph, file }) {
    const { stages } = graph;
    const circling = leaveOutBuildable(stages);
    // Only a reference to a later stage can begin a circle: nothing else looks ahead.
    for (const stage of stages.filter(({ index }) => circling.has(index))) {
      for (const reference of stage.references) {
        const { target, word, instruction } = reference;
        if (target.kind !== 'later-stage' || instruction.isTrigger || !circling.has(target.stage)) continue;
        const back = findWayBack(stages, target.stage, stage.index);
        if (!back) continue;
        yield {
          messageId: 'circle',
          args: { from: stageLabel(stage), to: stageLabel(stages[target.stage]!) },
          range: word.range,
          ...(back.range
            ? { related: [{ file: file.path, range: back.range, messageId: 'back', args: {} }] }
            : {}),
        };
        // The build names one; the others mostly go with it, and looking for all takes its time.
        return;
      }
    }
  },
});

/** The stages that are left when all that can be built has been built, again and again: none in a sound file. */
function leaveOutBuildable(stages: readonly Stage[]): ReadonlySet<number> {
  const left = new Set(stages.map(({ index }) => index));
  const neededBy = new Map<number, number[]>();
  const missing = stages.map((stage) => {
    const needs = stepsOf(stage);
    for (const { to } of needs) {
      const users = neededBy.get(to);
      if (users) users.push(stage.index);
      else neededBy.set(to, [stage.index]);
    }
    return needs.length;
  });
  const ready = stages.map(({ index }) => index).filter((index) => missing[index] === 0);
  for (let index = ready.pop(); index !== undefined; index = ready.pop()) {
    left.delete(index);
    for (const user of neededBy.get(index) ?? []) {
      missing[user]! -= 1;
      if (missing[user] === 0) ready.push(user);
    }
  }
  return left;
}

/** What a stage needs, with the place that says so. */
function stepsOf({ base, from, references }: Stage): { to: number; range: Range | undefined }[] {
  const steps = references.flatMap(({ target, word, instruction }) =>
    !instruction.isTrigger && (target.kind === 'stage' || target.kind === 'later-stage')
      ? [{ to: target.stage, range: word.range }]
      : [],
  );
  return base.kind === 'stage' ? [{ to: base.stage, range: from?.range }, ...steps] : steps;
}

/** The last step of a way from one stage to another. */
function findWayBack(
  stages: readonly Stage[],
  from: number,
  to: number,
): { range: Range | undefined } | undefined {
  const seen = new Set<number>();
  const waiting = [from];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const stage = stages[index];
    if (!stage || seen.has(index)) continue;
    seen.add(index);
    for (const step of stepsOf(stage)) {
      if (step.to === to) return { range: step.range };
      waiting.push(step.to);
    }
  }
  return undefined;
}
