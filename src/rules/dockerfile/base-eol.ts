import { END_OF_LIFE_AS_OF } from '../../data/end-of-life.js';
import { defineRule } from '../define-rule.js';
import { parseImageName } from '../dockerfile-shared/image-name.js';
import { endedOn, findReleases } from '../dockerfile-shared/image-release.js';

export default defineRule({
  id: 'dockerfile/base-eol',
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The tag of a base image names a release that has reached its end of life: of the language, or of the system below.',
    why: 'Holes that are found in it from now on stay open in the product. Its package archive may be gone too, and then the build breaks one day without a change.',
    bad: 'FROM python:3.8-slim-buster',
    good: 'FROM python:3.13-slim-trixie',
    refs: ['https://endoflife.date', 'https://wiki.debian.org/LTS'],
  },
  messages: {
    ended: (a: { release: string; day: string; newest: string | null; asOf: string }) =>
      `${a.release} ${a.day === 'ended' ? 'has reached its end of life' : `reached its end of life on ${a.day}`}`,
  },
  advice: {
    ended: (a: { release: string; day: string; newest: string | null; asOf: string }) =>
      `${a.newest ? `newest is ${a.newest}; ` : ''}dates as of ${a.asOf}`,
  },
  *check({ graph }, { today }) {
    for (const { from, base } of graph.stages) {
      if (!from?.image || base.kind !== 'image' || base.reference === undefined) continue;
      for (const release of findReleases(parseImageName(base.reference), today)) {
        const day = endedOn(release, today);
        if (day === undefined) continue;
        yield {
          messageId: 'ended',
          args: {
            release: release.label,
            day,
            newest: release.newest?.cycle ?? null,
            asOf: END_OF_LIFE_AS_OF,
          },
          range: from.image.tagRange ?? from.image.name.range,
        };
      }
    }
  },
});
