import type { RunInstruction } from '../../syntax/dockerfile/types.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import { defineRule } from '../define-rule.js';
import { joinRuns } from '../dockerfile-shared/fix-join-runs.js';

export default defineRule({
  id: 'dockerfile/consecutive-run',
  aliases: ['DL3059', 'kics:multiple_run_add_copy_instructions_listed'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'unsafe',
  docs: {
    what: 'Several RUN with one command each follow one another.',
    why: 'Each is a layer: what one removes, the layers above still hold. In a stage that is not shipped it does not matter, and separate RUN keep the cache apart.',
    bad: 'FROM debian:13-slim\nRUN ./configure\nRUN make install',
    good: 'FROM debian:13-slim\nRUN ./configure && make install',
    refs: ['https://docs.docker.com/build/building/best-practices/#run'],
  },
  messages: { several: (a: { count: number }) => `${a.count} RUN follow one another and could be one` },
  *check(model) {
    for (const { instructions } of model.graph.stages) {
      let group: RunInstruction[] = [];
      for (const one of [...instructions, undefined]) {
        const joins =
          one?.kind === 'run' &&
          isSingle(model, one) &&
          (group.length === 0 || flagsOf(group[0]!) === flagsOf(one));
        if (joins) {
          group.push(one);
          continue;
        }
        if (group.length > 1)
          yield {
            messageId: 'several',
            args: { count: group.length },
            range: group[0]!.keywordRange,
            ...joinRuns(model, group),
          };
        group = one?.kind === 'run' && isSingle(model, one) ? [one] : [];
      }
    }
  },
});

function flagsOf({ flags }: RunInstruction): string {
  return flags.map(({ name, value }) => `${name}=${value?.value ?? ''}`).join(' ');
}

/** What already joins commands has been thought about. */
function isSingle(model: DockerfileModel, run: RunInstruction): boolean {
  if (run.heredocs.length > 0) return false;
  const script = model.scriptOf(run);
  return (
    script === undefined || script.commands.filter(({ context }) => context.nesting.length === 0).length <= 1
  );
}
