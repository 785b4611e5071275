import { defineRule } from '../define-rule.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/gpu-at-build',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A RUN calls nvidia-smi.',
    why: 'A build has no GPU and no driver: they are lent to the container when it runs. The step fails on every builder but the one whose runtime was changed for it.',
    bad: 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\nRUN nvidia-smi',
    good: 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\nHEALTHCHECK CMD ["nvidia-smi"]',
    refs: [
      'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html',
    ],
  },
  messages: { none: (_: Record<string, never>) => 'there is no GPU while an image is built' },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const { name, nameWord, context } of script.commands) {
        if (name === 'nvidia-smi' && nameWord && !context.tested)
          yield { messageId: 'none', args: {}, range: nameWord.range };
      }
    }
  },
});
