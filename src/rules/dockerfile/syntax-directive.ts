import type { Instruction } from '../../syntax/dockerfile/types.js';
import { defineRule } from '../define-rule.js';
import { withTriggers } from '../dockerfile-shared/instruction-walk.js';

/** Features → the first docker/dockerfile release that has them. https://docs.docker.com/build/buildkit/dockerfile-release-notes/ */
const FLAGS: readonly (readonly [kinds: string, flag: string, version: number])[] = [
  ['run', 'mount', 1.2],
  ['run', 'network', 1.3],
  ['copy add', 'link', 1.4],
  ['add', 'checksum', 1.6],
  ['add', 'keep-git-dir', 1.1],
  ['copy', 'parents', 1.2],
  ['copy add', 'exclude', 1.19],
  ['copy add', 'chmod', 1.2],
];

export default defineRule({
  id: 'dockerfile/syntax-directive',
  aliases: ['build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The file pins an older Dockerfile syntax than what it uses: here-documents need 1.4, COPY --link 1.4, ADD --checksum 1.6.',
    why: 'The directive decides which front end reads the file: an older one refuses the new flag, or takes a here-document for instructions.',
    bad: '# syntax=docker/dockerfile:1.2\nFROM debian:13-slim\nCOPY --link app /srv/',
    good: '# syntax=docker/dockerfile:1\nFROM debian:13-slim\nCOPY --link app /srv/',
    refs: ['https://docs.docker.com/build/buildkit/dockerfile-release-notes/'],
  },
  messages: {
    newer: (a: { feature: string; needed: string; pinned: string }) =>
      `${a.feature} needs docker/dockerfile:${a.needed}, the file pins ${a.pinned}`,
    pinned: (_: Record<string, never>) => 'the version that is pinned',
  },
  *check({ dockerfile, file }) {
    const directive = dockerfile.directives.find(({ name }) => name === 'syntax');
    const match =
      directive && /^docker(?:\.io\/docker)?\/dockerfile:(1)\.(\d{1,2})(?:\.\d+)?$/.exec(directive.value);
    if (!directive || !match) return;
    const minor = Number(match[2]);
    const seen = new Set<string>();
    for (const one of withTriggers(dockerfile.instructions)) {
      for (const { feature, version, range } of featuresOf(one)) {
        const needed = Number(String(version).split('.')[1]);
        if (minor >= needed || seen.has(feature)) continue;
        seen.add(feature);
        yield {
          messageId: 'newer',
          args: { feature, needed: `1.${needed}`, pinned: `1.${minor}` },
          range,
          related: [{ file: file.path, range: directive.valueRange, messageId: 'pinned', args: {} }],
        };
      }
    }
  },
});

function* featuresOf(
  one: Instruction,
): Generator<{ feature: string; version: number; range: { start: number; end: number } }> {
  for (const { name, range } of one.flags) {
    const known = FLAGS.find(([kinds, flag]) => flag === name && kinds.split(' ').includes(one.kind));
    if (known) yield { feature: `--${name}`, version: known[2], range };
  }
  const [document] = one.heredocs;
  if (document) yield { feature: 'a here-document', version: 1.4, range: document.range };
}
