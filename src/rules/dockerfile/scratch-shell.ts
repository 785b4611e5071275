import { defineRule } from '../define-rule.js';
import { stageBelow } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/scratch-shell',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A stage that stands on scratch, with nothing copied in yet, runs a command through a shell.',
    why: 'scratch is empty: there is no /bin/sh, and the build or the start of the container fails.',
    bad: 'FROM scratch\nRUN mkdir /data',
    good: 'FROM alpine:3.23 AS files\nRUN mkdir /data\nFROM scratch\nCOPY --from=files /data /data',
    refs: ['https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch'],
  },
  messages: { shell: (a: { keyword: string }) => `${a.keyword} needs a shell, and scratch has none` },
  *check({ graph }) {
    // Stages on scratch, and whether anything was copied into them.
    const empty = new Map<number, boolean>();
    for (const stage of graph.stages) {
      const below = stageBelow(graph, stage);
      if (stage.base.kind !== 'scratch' && !(below && empty.has(below.index))) continue;
      let hasFiles = stage.base.kind !== 'scratch' && empty.get(below!.index) === false;
      const hasShell = stage.effective.shell !== undefined;
      for (const one of stage.instructions) {
        if (one.kind === 'copy' || one.kind === 'add') hasFiles = true;
        const isShell = one.kind === 'run' && one.command?.form === 'shell' && one.mounts.length === 0;
        if (isShell && !hasFiles && !hasShell)
          yield { messageId: 'shell', args: { keyword: 'RUN' }, range: one.keywordRange };
      }
      empty.set(stage.index, !hasFiles);
    }
  },
});
