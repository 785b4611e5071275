import { defineRule } from '../define-rule.js';
import { instructionsIn } from '../dockerfile-shared/instruction-walk.js';
import { baseImageOf, chainOf } from '../dockerfile-shared/stage-facts.js';

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
    for (const stage of graph.stages) {
      if (!baseImageOf(graph, stage).scratch) continue;
      const chain = chainOf(graph, stage);
      if (chain.some((one) => instructionsIn(one, 'shell').length > 0)) continue;
      const isFilled = chain.slice(0, -1).some((one) => instructionsIn(one, 'copy', 'add').length > 0);
      let hasFiles = isFilled;
      for (const one of stage.instructions) {
        if (one.kind === 'copy' || one.kind === 'add') hasFiles = true;
        const isShell = one.kind === 'run' && one.command?.form === 'shell' && one.mounts.length === 0;
        if (isShell && !hasFiles)
          yield { messageId: 'shell', args: { keyword: 'RUN' }, range: one.keywordRange };
      }
    }
  },
});
