import { defineRule } from '../define-rule.js';
import { parseImageName } from '../dockerfile-shared/image-name.js';

export default defineRule({
  id: 'dockerfile/base-latest',
  aliases: ['DL3007', 'DS-0001', 'kics:image_version_using_latest'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'FROM asks for the tag latest.',
    why: 'The next build may stand on another major version: what was tested is not what runs, and there is no way back to it.',
    bad: 'FROM python:latest',
    good: 'FROM python:3.13-slim',
    refs: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  },
  messages: {
    latest: (a: { image: string }) => `${a.image} is another image with every release; name the version`,
  },
  *check({ graph }) {
    for (const { from, base } of graph.stages) {
      if (!from?.image || base.kind !== 'image' || base.reference === undefined) continue;
      const { tag, digest } = parseImageName(base.reference);
      // A digest counts more than the tag beside it. Distroless and Chainguard publish no version tags for all.
      if (tag !== 'latest' || digest !== undefined) continue;
      const range = from.image.tagRange ?? from.image.name.range;
      yield { messageId: 'latest', args: { image: from.image.name.value }, range };
    }
  },
});
