import { parseDockerfile } from '../syntax/dockerfile/index.js';
import { defineMigration } from './define.js';

export default defineMigration({
  id: '3-dockerfile-maintainer',
  to: 3,
  title: 'MAINTAINER becomes a label',
  risk: 'safe',
  scope: 'any',
  detect: ({ kind, text }) => kind === 'dockerfile' && /maintainer/i.test(text),
  *plan(files) {
    for (const file of files) {
      for (const one of parseDockerfile(file.text).instructions) {
        if (one.keyword.toLowerCase() !== 'maintainer') continue;
        const head = one.keywordRange;
        const rest = file.text.slice(head.end, one.range.end);
        const source = rest.trim();
        const bare = /^"[^"]*"$|^'[^']*'$/.test(source) ? source.slice(1, -1) : source;
        const base = { file, at: head.start, args: {}, from: 'MAINTAINER', to: 'LABEL' };
        if (bare === '' || /["\\`$\n\r]/.test(bare)) {
          yield { ...base, action: 'report', messageId: 'byHand', risk: 'manual' };
          continue;
        }
        const start = head.end + (rest.length - rest.trimStart().length);
        yield {
          ...base,
          action: 'replace',
          messageId: 'label',
          edits: [
            { ...head, text: 'LABEL' },
            { start, end: start + source.length, text: `org.opencontainers.image.authors="${bare}"` },
          ],
        };
      }
    }
  },
  messages: {
    label: (_: Record<never, never>) => 'MAINTAINER becomes LABEL org.opencontainers.image.authors',
    byHand: (_: Record<never, never>) =>
      'MAINTAINER has to become LABEL org.opencontainers.image.authors by hand',
  },
  docs: {
    what: 'MAINTAINER becomes LABEL org.opencontainers.image.authors.',
    why: 'The instruction was deprecated in 2017, and BuildKit warns of it; the label is inherited and found by docker inspect.',
    manual: [],
    verify: 'docker build --check prints no warning.',
  },
});
