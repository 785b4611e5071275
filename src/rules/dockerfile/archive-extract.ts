import { defineRule } from '../define-rule.js';
import { lastPart } from '../dockerfile-shared/copy-paths.js';

const TAR = /\.(?:tar(?:\.(?:gz|bz2|xz|zst|lz|lzma|z))?|t(?:gz|bz2?|b2|xz|lz|zst|z))$/i;

export default defineRule({
  id: 'dockerfile/archive-extract',
  aliases: ['DL3010'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A tar archive is copied in and unpacked by a later RUN.',
    why: 'The archive stays in the layer of the COPY for ever. ADD unpacks it on the way, or a bind mount lends it to the RUN.',
    bad: 'FROM debian:13-slim\nCOPY app.tar.gz /opt/\nRUN tar -xzf /opt/app.tar.gz -C /opt',
    good: 'FROM debian:13-slim\nADD app.tar.gz /opt/',
    refs: ['https://docs.docker.com/reference/dockerfile/#add'],
  },
  messages: {
    unpacked: (_: Record<string, never>) =>
      'ADD unpacks an archive on the way in; copied like this it stays in the image as well',
  },
  *check(model) {
    for (const stage of model.graph.stages) {
      const archives = new Map<string, { start: number; end: number }>();
      const reported = new Set<number>();
      for (const one of stage.instructions) {
        if (one.kind === 'copy' && !one.from) {
          const target = one.destination?.value;
          for (const { value, range } of one.sources) {
            // As written: a path with backslashes keeps them.
            const name = lastPart(value.replace(/["']/g, ''));
            if (!TAR.test(name)) continue;
            archives.set(name, range);
            const renamed = target === undefined ? '' : lastPart(target.replace(/["']/g, ''));
            if (TAR.test(renamed)) archives.set(renamed, range);
          }
        }
        if (one.kind !== 'run' || archives.size === 0) continue;
        for (const { name, args } of model.scriptOf(one)?.commands ?? []) {
          if (!/^(?:bsd)?tar$/.test(name) || !args.some(({ display }, i) => isExtract(display, i))) continue;
          for (const { display } of args) {
            const range = archives.get(lastPart(display.replace(/^--file=/, '')));
            if (!range || reported.has(range.start)) continue;
            reported.add(range.start);
            yield { messageId: 'unpacked', args: {}, range };
          }
        }
      }
    }
  },
});

function isExtract(word: string, index: number): boolean {
  return (
    word === '--extract' ||
    word === '--get' ||
    /^-[a-zA-Z]*x/.test(word) ||
    (index === 0 && /^[a-wyzA-Z]*x[a-zA-Z]*$/.test(word))
  );
}
