import { editDistance, findNearest } from '../../core/nearest.js';
import { defineRule } from '../define-rule.js';

const INSTRUCTIONS = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
];

export default defineRule({
  id: 'dockerfile/parse-error',
  aliases: ['DL1000', 'build-refuses'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A line whose first word is no instruction, a line that is too long, or a file without any instruction.',
    why: 'The build stops at it before anything runs. A common cause is a command that lost the backslash above it.',
    bad: 'FROM python:3.13-slim\nRUN apt-get update &&\n    apt-get install -y curl',
    good: 'FROM python:3.13-slim\nRUN apt-get update && \\\n    apt-get install -y curl',
    refs: ['https://docs.docker.com/reference/dockerfile/#format'],
  },
  messages: {
    unknown: (a: { keyword: string; nearest: string | null }) =>
      `${a.keyword || 'this line'} is no instruction${a.nearest ? `; did you mean ${a.nearest}?` : ''}`,
    continuation: (_: Record<string, never>) =>
      'this line is no instruction: the line above lacks its backslash',
    'too-long': (_: Record<string, never>) => 'the line is longer than 65535 bytes, which the build refuses',
    empty: (_: Record<string, never>) => 'there is no instruction in the file',
  },
  *check({ dockerfile }) {
    const byKeyword = new Map(dockerfile.instructions.map((one) => [one.keywordRange.start, one]));
    for (const { code, range, args } of dockerfile.problems) {
      if (code === 'line-too-long') yield { messageId: 'too-long', args: {}, range };
      else if (code === 'no-instructions') yield { messageId: 'empty', args: {}, range };
      else if (code === 'instruction-unknown') {
        const one = byKeyword.get(range.start);
        const above = one ? dockerfile.instructions[one.index - 1] : undefined;
        const word = (args['keyword'] ?? '').toUpperCase();
        const nearest = findInstruction(word) ?? null;
        const joined = above && /(?:&&|\|\||[|,;({])$/.test(above.logical.text.trimEnd());
        if (
          joined ||
          (one && above && above.kind !== 'from' && isIndented(dockerfile.text, one.range.start) && !nearest)
        ) {
          yield { messageId: 'continuation', args: {}, range };
          continue;
        }
        // A word that is near no instruction may be the tail of anything, and is not repeated.
        const shown = nearest ? word : '';
        yield { messageId: 'unknown', args: { keyword: shown, nearest }, range };
      }
    }
  },
});

function isIndented(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  return before === ' ' || before === '\t';
}

/** Short instructions may be one slip away, too. */
function findInstruction(word: string): string | undefined {
  if (word.length > 20) return undefined;
  const nearest = findNearest(word, INSTRUCTIONS);
  return (
    nearest ??
    (word.length === 3
      ? ['RUN', 'ADD', 'CMD', 'ENV', 'ARG'].find((one) => editDistance(word, one, 1) <= 1)
      : undefined)
  );
}
