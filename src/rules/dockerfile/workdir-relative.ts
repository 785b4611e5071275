import { expandVariables } from '../../syntax/dockerfile/index.js';
import { defineRule } from '../define-rule.js';
import { instructionsIn } from '../dockerfile-shared/instruction-walk.js';
import { isAbsolutePath } from '../dockerfile-shared/copy-paths.js';
import { isRelativeWorkdir } from '../dockerfile-shared/workdir-path.js';

export default defineRule({
  id: 'dockerfile/workdir-relative',
  aliases: ['DL3000', 'WorkdirRelativePath', 'DS-0009', 'kics:workdir_path_not_absolute'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'WORKDIR is relative, and no absolute one was set before it.',
    why: 'The folder depends on where the base image happens to stand: it moves when the base image changes.',
    bad: 'FROM python:3.13-slim\nWORKDIR app',
    good: 'FROM python:3.13-slim\nWORKDIR /app',
    refs: ['https://docs.docker.com/reference/build-checks/workdir-relative-path/'],
  },
  messages: {
    relative: (_: Record<string, never>) => 'this WORKDIR is relative to whatever the base image has set',
  },
  *check({ graph, file }) {
    const set = new Set<number>();
    for (const stage of graph.stages) {
      let isSet = stage.base.kind === 'stage' && set.has(stage.base.stage);
      for (const one of instructionsIn(stage, 'workdir')) {
        const { value } = one;
        if (!value) continue;
        const path = value.expands
          ? expandVariables(value, graph.scopeBefore(one), file.text).value
          : undefined;
        const isRelative = path ? !isAbsolutePath(path) : isRelativeWorkdir(value);
        if (isRelative && !isSet) yield { messageId: 'relative', args: {}, range: value.range };
        // The next one is relative to this one, which has been told.
        isSet = true;
      }
      if (isSet) set.add(stage.index);
    }
  },
});
