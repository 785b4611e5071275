import { resolveInside } from '../../syntax/compose/paths.js';
import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, suggest, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/undefined-volume',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service mounts a named volume that the project does not declare.',
    why: 'Compose refuses the project: "service … refers to undefined volume …: invalid compose project". A folder of the host needs `./` in front.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    volumes: ["data:/data"]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    volumes: ["data:/data"]\nvolumes:\n  data:',
    refs: ['https://docs.docker.com/reference/compose-file/volumes/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    undefined: (a: { service: string; key: string; meant: string | null }) =>
      `${a.service} mounts the volume "${a.key}", which is not declared${suggest(a.meant)}`,
    folder: (a: { service: string; key: string }) =>
      `${a.service} mounts the volume "${a.key}", which is not declared; a folder of the host is written "./${a.key}"`,
  },
  advice: {
    undefined: 'declare it at the top level, under volumes',
  },
  *check(model) {
    const { directory } = model.project;
    yield* problemHits(model, ['ref/volume'], (problem) => {
      const service = textArg(problem, 'service') ?? '';
      const key = textArg(problem, 'key') ?? '';
      const onDisk = resolveInside(directory, key);
      const kind = onDisk === undefined ? 'unknown' : model.pathKind(onDisk);
      return key.includes('/') || kind === 'file' || kind === 'directory'
        ? { messageId: 'folder' as const, args: { service, key } }
        : { messageId: 'undefined' as const, args: { service, key, meant: textArg(problem, 'didYouMean') } };
    });
  },
});
