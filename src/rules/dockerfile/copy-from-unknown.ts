import { findNearest } from '../../core/nearest.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/copy-from-unknown',
  aliases: ['DL3022'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'COPY --from (or from= of a mount) names no stage above, and nothing that looks like an image.',
    why: "The build asks Docker Hub for an image of that name: it fails, or takes a stranger's image.",
    bad: 'FROM python:3.13-slim AS builder\nFROM python:3.13-slim\nCOPY --from=bulider /app /app',
    good: 'FROM python:3.13-slim AS builder\nFROM python:3.13-slim\nCOPY --from=builder /app /app',
    refs: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  },
  messages: {
    unknown: (a: { name: string; nearest: string | null }) =>
      `${a.name} is no stage above${a.nearest ? `; did you mean ${a.nearest}?` : ', and Docker Hub would be asked for it'}`,
    later: (a: { name: string }) => `stage ${a.name} comes later; only stages above can be copied from`,
    index: (a: { index: number }) => `there is no stage ${a.index} above`,
  },
  *check({ graph }) {
    const names = graph.stages.flatMap(({ name }) => (name === undefined ? [] : [name]));
    for (const { references, from } of graph.stages) {
      for (const { target, word, via, instruction } of references) {
        // A trigger runs in the build of another file, with that file's stages.
        if (instruction.isTrigger) continue;
        if (target.kind === 'later-stage')
          yield { messageId: 'later', args: { name: word.value }, range: word.range };
        else if (target.kind === 'missing-index')
          yield { messageId: 'index', args: { index: target.number }, range: word.range };
        else if (target.kind === 'self' && !from) {
          // In a fragment the only "stage" is the fragment itself: there is none above it.
          yield { messageId: 'index', args: { index: 0 }, range: word.range };
        } else if (target.kind === 'external' && via === 'copy' && !looksLikeImage(target.name)) {
          const nearest = findNearest(target.name.toLowerCase(), names) ?? null;
          // Without a near name it may be a context of --build-context or of compose: that cannot be told from here.
          yield {
            messageId: 'unknown',
            args: { name: word.value, nearest },
            range: word.range,
            ...(nearest ? {} : { severity: 'warning' as const }),
          };
        }
      }
    }
  },
});

function looksLikeImage(name: string): boolean {
  return /[:/@.]/.test(name);
}
