import { END_OF_LIFE_AS_OF } from '../../data/end-of-life.js';
import { createOnce, milder } from '../compose-shared/service-place.js';
import { parseImageName } from '../dockerfile-shared/image-name.js';
import { endedOn, findReleases } from '../dockerfile-shared/image-release.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/image-eol',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The tag of an image names a release that has reached its end of life.',
    why: 'Holes that are found in it from now on stay open. The step to a version that is still mended grows with every year.',
    bad: 'services:\n  db:\n    image: postgres:11',
    good: 'services:\n  db:\n    image: postgres:17',
    refs: ['https://endoflife.date'],
  },
  messages: {
    ended: (a: { service: string; release: string; day: string; newest: string | null; asOf: string }) =>
      `${a.release} in ${a.service} ${a.day === 'ended' ? 'has reached its end of life' : `reached its end of life on ${a.day}`}`,
  },
  advice: { ended: (a) => `${a.newest ? `newest is ${a.newest}; ` : ''}dates as of ${a.asOf}` },
  *check(model, { today }) {
    const once = createOnce();
    for (const { name: service, image, build } of model.project.services) {
      if (!image?.value || build !== undefined || image.text.assumed || !once(image)) continue;
      // One end is enough: that of the product itself before that of the system below.
      for (const release of findReleases(parseImageName(image.value), today)) {
        const day = endedOn(release, today);
        if (day === undefined) continue;
        const args = {
          service,
          release: release.label,
          day,
          newest: release.newest?.cycle ?? null,
          asOf: END_OF_LIFE_AS_OF,
        };
        yield {
          messageId: 'ended',
          args,
          file: image.file,
          range: image.range,
          severity: milder(model, 'warning'),
        };
        break;
      }
    }
  },
});
