import type { DockerIgnore, IgnorePattern } from '../../syntax/dockerignore/types.js';
import { createIgnoreMatcher } from '../../syntax/dockerignore/match.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'dockerfile/dockerignore-no-effect',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A line of .dockerignore does nothing: it can match no path, a later exception takes it back, an exception excepts nothing, or unlike in .gitignore it holds for the top folder only.',
    why: 'Its author believes that files are kept out which are not.',
    bad: '# .dockerignore: secrets/ # never ship\nFROM python:3.13-slim\nCOPY . /srv/',
    good: '# .dockerignore: secrets/\nFROM python:3.13-slim\nCOPY . /srv/',
    refs: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  },
  messages: {
    comment: (_: Record<string, never>) =>
      'a comment behind a pattern is part of the pattern: this matches nothing',
    outside: (_: Record<string, never>) => 'this leads out of the build context, where nothing can match',
    duplicate: (a: { line: number }) => `line ${a.line} says the same`,
    overridden: (a: { line: number }) => `the exception in line ${a.line} takes this back`,
    'excepts-nothing': (_: Record<string, never>) =>
      'nothing above keeps this out, so there is nothing to except',
    'top-only': (a: { example: string; pattern: string }) =>
      `without **/ this holds for the top folder only: ${a.example} is let through`,
  },
  advice: {
    'top-only': (a: { example: string; pattern: string }) => `write **/${a.pattern}`,
  },
  applies: ({ context }) => context?.ignore !== undefined && context.judgesIgnore,
  *check({ context }) {
    const ignore = context?.ignore;
    if (!context || !ignore) return;
    const file = ignore.path;
    const { decide } = createIgnoreMatcher(ignore);
    const paths = [...context.files, ...context.folders.map((path) => `${path}/x`)];
    for (const [i, one] of ignore.patterns.entries()) {
      const { pattern, range } = one;
      const source = ignore.text.slice(range.start, range.end);
      if (/\s#/.test(source)) yield { messageId: 'comment', args: {}, file, range };
      else if (pattern.startsWith('../') || pattern === '..')
        yield { messageId: 'outside', args: {}, file, range };
      else {
        const before = ignore.patterns.slice(0, i);
        const same = before.findLast((other) => other.pattern === pattern);
        const after = ignore.patterns
          .slice(i + 1)
          .find((other) => other.negated !== one.negated && other.pattern === pattern);
        if (same && same.negated === one.negated && !hasOppositeBetween(ignore, same, one)) {
          yield { messageId: 'duplicate', args: { line: same.line }, file, range, severity: 'info' };
        } else if (after && !one.negated)
          yield { messageId: 'overridden', args: { line: after.line }, file, range };
        else if (one.negated && !before.some((other) => !other.negated && mayMeet(other.pattern, pattern))) {
          yield { messageId: 'excepts-nothing', args: {}, file, range };
        } else if (!one.negated && isGitStyle(pattern)) {
          const example = paths.find((path) => matchesBelow(path, pattern) && !decide(path).ignored);
          const atTop = paths.some((path) => path === pattern || path.startsWith(`${pattern}/`));
          if (example && !atTop)
            yield {
              messageId: 'top-only',
              args: { example: example.replace(/\/x$/, ''), pattern },
              file,
              range,
            };
        }
      }
    }
  },
});

function hasOppositeBetween(ignore: DockerIgnore, first: IgnorePattern, second: IgnorePattern): boolean {
  return ignore.patterns.some(
    ({ line, negated }) => first.line < line && line < second.line && negated !== first.negated,
  );
}

/** Whether a path could match both: judged by the text before the first wildcard, so that doubt counts as yes. */
function mayMeet(kept: string, excepted: string): boolean {
  const [a, b] = [kept, excepted].map((pattern) => pattern.split(/[*?[\\]/, 1)[0]!);
  if (a!.length < kept.length || b!.length < excepted.length) return a!.startsWith(b!) || b!.startsWith(a!);
  return kept === excepted || kept.startsWith(`${excepted}/`) || excepted.startsWith(`${kept}/`);
}

/** A bare name such as `.env`, `node_modules`, `__pycache__`, which .gitignore would find in any folder. */
function isGitStyle(pattern: string): boolean {
  return (
    /^[\w.-]+$/.test(pattern) &&
    /^(?:\.env.*|node_modules|__pycache__|\.venv|venv|\.DS_Store|\.git|.*\.(?:pem|key))$/.test(pattern)
  );
}

function matchesBelow(path: string, name: string): boolean {
  return path.includes(`/${name}/`) || path.endsWith(`/${name}`);
}
