import { createIgnoreMatcher } from '../../syntax/dockerignore/match.js';
import { defineRule } from '../define-rule.js';
import { isRemote, isWholeContext } from '../dockerfile-shared/copy-paths.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/copy-ignored',
  aliases: ['CopyIgnoredFile'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'COPY or ADD asks for something that .dockerignore keeps out of the build.',
    why: 'The builder never gets to see it: the build stops with "not found", though the file is there.',
    bad: '# .dockerignore: *.md\nFROM python:3.13-slim\nCOPY README.md /srv/',
    good: '# .dockerignore: *.md and !README.md\nFROM python:3.13-slim\nCOPY README.md /srv/',
    refs: ['https://docs.docker.com/reference/build-checks/copy-ignored-file/'],
  },
  messages: {
    ignored: (a: { source: string; line: number }) =>
      `${a.source} is kept out of the build by line ${a.line} of .dockerignore`,
    pattern: (_: Record<string, never>) => 'the pattern that keeps it out',
  },
  applies: ({ context }) => context?.ignore !== undefined,
  *check(model) {
    const ignore = model.context?.ignore;
    if (!ignore) return;
    const matcher = createIgnoreMatcher(ignore);
    const exceptions = ignore.patterns.filter(({ negated }) => negated);
    for (const one of instructionsOf(model, 'copy', 'add')) {
      if (one.from || one.isTrigger) continue;
      for (const { literal, range } of one.sources) {
        if (literal === undefined || isRemote(literal)) continue;
        const source = literal.replace(/^\/+/, '') || '.';
        const { ignored, by } = matcher.decide(source);
        // An exception may let through a part of it, and a part is enough for COPY.
        if (
          !ignored ||
          !by ||
          (exceptions.length > 0 &&
            mayHoldException(
              source,
              exceptions.map(({ pattern }) => pattern),
            ))
        )
          continue;
        yield {
          messageId: 'ignored',
          args: { source: literal, line: by.line },
          range,
          related: [{ file: ignore.path, range: by.range, messageId: 'pattern', args: {} }],
        };
      }
    }
  },
});

function mayHoldException(source: string, exceptions: readonly string[]): boolean {
  if (isWholeContext(source) || /[*?[]/.test(source)) return true;
  const folder = `${source.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '')}/`;
  return exceptions.some(
    (pattern) =>
      /^[*?[]/.test(pattern) ||
      pattern.startsWith(folder) ||
      folder.startsWith(pattern.split(/[*?[]/, 1)[0]!),
  );
}
