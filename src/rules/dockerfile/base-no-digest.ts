import { defineRule } from '../define-rule.js';
import { parseImageName } from '../dockerfile-shared/image-name.js';

export default defineRule({
  id: 'dockerfile/base-no-digest',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'FROM names an image without its digest.',
    why: 'A tag can be moved to another image, by its owner or by who took the account over. A digest cannot. It needs a bot that renews it.',
    bad: 'FROM python:3.13-slim',
    good: 'FROM python:3.13-slim@sha256:5c2f1d9b0e6a4c7f8d3b2a1908f7e6d5c4b3a2918070605f4e3d2c1b0a998877',
    refs: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  },
  messages: { tag: (a: { image: string }) => `${a.image} is not pinned to a digest` },
  *check({ graph }) {
    for (const { from, base } of graph.stages) {
      if (!from?.image || base.kind !== 'image' || base.reference === undefined) continue;
      if (parseImageName(base.reference).digest !== undefined) continue;
      yield { messageId: 'tag', args: { image: from.image.name.value }, range: from.image.name.range };
    }
  },
});
