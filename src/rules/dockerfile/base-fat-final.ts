import { findImageContents } from '../../data/base-images.js';
import { defineRule } from '../define-rule.js';
import { isService } from '../dockerfile-shared/stage-purpose.js';
import { baseImageOf, targetOf } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/base-fat-final',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The image that runs stands on the full image of a language, with compilers, headers and version control, or on the one of CUDA for building.',
    why: 'Near 1 GB is pulled onto every node, and hundreds of packages that nothing uses have to be patched.',
    bad: 'FROM python:3.13\nCOPY . /srv\nCMD ["python", "/srv/app.py"]',
    good: 'FROM python:3.13-slim\nCOPY . /srv\nCMD ["python", "/srv/app.py"]',
    refs: ['https://hub.docker.com/_/python'],
  },
  messages: {
    full: (a: { image: string }) =>
      `${a.image} is the full image, compilers and headers included; the slim one runs the same`,
    cuda: (a: { image: string }) =>
      `${a.image} holds the compilers of CUDA, some 4 GB; to run, the runtime or base image does`,
  },
  *check(model) {
    const target = targetOf(model.graph);
    if (!target?.from || !isService(model, target)) return;
    const { image, stage } = baseImageOf(model.graph, target);
    if (!image || !stage.from?.image) return;
    const isCuda = image.short === 'nvidia/cuda' && /-devel\b/.test(image.tag ?? '');
    if (!isCuda && !findImageContents(image.short, image.tag)?.full) return;
    yield {
      messageId: isCuda ? 'cuda' : 'full',
      args: { image: `${image.short}:${image.tag ?? 'latest'}` },
      range: stage.from.image.name.range,
    };
  },
});
