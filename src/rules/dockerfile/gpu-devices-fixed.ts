import { defineRule } from '../define-rule.js';
import { inheritedOf, targetOf } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/gpu-devices-fixed',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'ENV settles which GPUs the program may see: CUDA_VISIBLE_DEVICES or NVIDIA_VISIBLE_DEVICES with numbers.',
    why: 'The numbers are those of one machine. Elsewhere the other GPUs lie idle, or there is none of that number and the program runs without. Whoever starts the container decides: --gpus, or devices in compose.',
    bad: 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\nENV CUDA_VISIBLE_DEVICES=0,1',
    good: 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\nENV NVIDIA_VISIBLE_DEVICES=all',
    refs: [
      'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html',
    ],
  },
  messages: {
    fixed: (a: { name: string }) => `${a.name} settles in the image which GPUs of the machine are used`,
  },
  *check(model) {
    const target = targetOf(model.graph);
    if (!target) return;
    for (const { entries } of inheritedOf(model.graph, target, 'env')) {
      for (const { key, value, range } of entries) {
        if (!/^(?:CUDA|NVIDIA|HIP|ROCR)_VISIBLE_DEVICES$/.test(key.value)) continue;
        if (/^\d+(?:,\d+)*$/.test(value?.literal?.trim() ?? ''))
          yield { messageId: 'fixed', args: { name: key.value }, range };
      }
    }
  },
});
