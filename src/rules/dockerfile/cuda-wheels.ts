import { defineRule } from '../define-rule.js';
import { pipInstalls } from '../dockerfile-shared/packages-pip.js';
import { findOption } from '../dockerfile-shared/shell-arguments.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';
import { baseImageOf } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/cuda-wheels',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'PyTorch is installed from an index for one major version of CUDA into an image of another one.',
    why: 'The wheels bring the CUDA that they were built for: the image then holds two, and extensions that are compiled in it (flash-attn, apex) refuse to go with the other.',
    bad: 'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04\nRUN pip install --no-cache-dir torch==2.5.1 --index-url https://download.pytorch.org/whl/cu118',
    good: 'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04\nRUN pip install --no-cache-dir torch==2.9.0 --index-url https://download.pytorch.org/whl/cu126',
    refs: ['https://pytorch.org/get-started/locally/'],
  },
  messages: {
    differ: (a: { wheels: string; image: string }) =>
      `these wheels are for CUDA ${a.wheels}, the image has CUDA ${a.image}`,
  },
  *check(model) {
    for (const { script, stage } of shellRuns(model)) {
      const { image } = baseImageOf(model.graph, stage);
      const version = image?.short === 'nvidia/cuda' ? /^(\d+)\.(\d+)/.exec(image.tag ?? '') : null;
      if (!version) continue;
      for (const { parsed } of pipInstalls(script.commands)) {
        const option = findOption(
          parsed,
          '-i',
          '--index-url',
          '--extra-index-url',
          '--default-index',
          '--index',
        );
        const wheels = /^https:\/\/download\.pytorch\.org\/whl\/(?:nightly\/|test\/)?cu(\d+)(\d)\/?$/.exec(
          option?.value ?? '',
        );
        if (!option || !wheels || wheels[1] === version[1]) continue;
        const args = { wheels: `${wheels[1]}.${wheels[2]}`, image: `${version[1]}.${version[2]}` };
        yield { messageId: 'differ', args, range: (option.valueWord ?? option.word).range };
      }
    }
  },
});
