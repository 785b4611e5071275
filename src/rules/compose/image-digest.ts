import { createOnce } from '../compose-shared/service-place.js';
import { parseImageName } from '../dockerfile-shared/image-name.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/image-digest',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'An image is named by tag only, without a digest.',
    why: 'A tag can be pushed again; a digest cannot. Needs a tool that keeps digests up to date, and is off by default.',
    bad: 'services:\n  web:\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    refs: ['https://docs.docker.com/dhi/core-concepts/digests/'],
  },
  messages: {
    tag: (a: { service: string; image: string }) => `${a.image} in ${a.service} can change under its tag`,
  },
  *check({ project }) {
    const once = createOnce();
    for (const { name: service, image, build } of project.services) {
      if (!image?.value || build !== undefined || !once(image)) continue;
      const { digest, short } = parseImageName(image.value);
      if (digest === undefined)
        yield { messageId: 'tag', args: { service, image: short }, file: image.file, range: image.range };
    }
  },
});
