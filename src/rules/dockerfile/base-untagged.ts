import { defineRule } from '../define-rule.js';
import { parseImageName } from '../dockerfile-shared/image-name.js';

export default defineRule({
  id: 'dockerfile/base-untagged',
  aliases: ['DL3006', 'DS-0001', 'kics:image_version_not_explicit'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'FROM names an image without a tag or digest, and so takes :latest.',
    why: 'The next build may stand on another major version: what was tested is not what runs, and there is no way back to it.',
    bad: 'FROM python',
    good: 'FROM python:3.13-slim',
    refs: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  },
  messages: {
    untagged: (a: { image: string }) => `${a.image} has no tag, so every build takes whatever is latest`,
  },
  *check({ graph }) {
    for (const { from, base } of graph.stages) {
      if (!from?.image || base.kind !== 'image') continue;
      const { image } = from;
      // What a --build-arg decides is judged by its default; without one there is nothing to judge.
      if (base.reference === undefined) continue;
      const { tag, digest, repository } = parseImageName(base.reference);
      if (tag !== undefined || digest !== undefined || repository === '') continue;
      yield { messageId: 'untagged', args: { image: image.name.value }, range: image.name.range };
    }
  },
});
