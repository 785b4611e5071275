import type { BuildContext } from '../../models/dockerfile.js';
import { createIgnoreMatcher } from '../../syntax/dockerignore/match.js';
import { defineRule } from '../define-rule.js';
import { isMadeByBuild, isWholeCheckout } from '../dockerfile-shared/copy-checkout.js';
import { isRemote, lastPart } from '../dockerfile-shared/copy-paths.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/copy-missing',
  severity: 'error',
  since: '0.2.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'COPY or ADD asks for a file or folder that is not in the build context.',
    why: 'The build stops there with "not found", on every machine that has what the repository has. Not reported: what git ignores, what builds make (dist, target, a .jar), and patterns, which may match nothing. Where no compose file names the context, it is a warning, and only for what lies nowhere in the project.',
    bad: '# in a folder with package.json and without a lock file\nFROM node:24-slim\nWORKDIR /srv\nCOPY package.json package-lock.json ./',
    good: '# in a folder with package.json and without a lock file\nFROM node:24-slim\nWORKDIR /srv\nCOPY package.json package-lock.json* ./',
    refs: ['https://docs.docker.com/reference/dockerfile/#copy'],
  },
  messages: {
    missing: (a: { source: string; context: string }) =>
      `${a.source} is not in the build context (${a.context === '' ? 'the root of the project' : a.context})`,
  },
  advice: {
    missing: 'correct the path, or commit the file',
  },
  applies: ({ context }) => (context?.missing?.length ?? 0) > 0,
  *check(model) {
    const { context } = model;
    if (!context?.missing) return;
    const missing = new Set(context.missing);
    const copies = instructionsOf(model, 'copy', 'add').filter((one) => !one.from && !one.isTrigger);
    const literals = copies.flatMap(({ sources }) => sources.flatMap(({ literal }) => literal ?? []));
    if (!isWholeCheckout(context, literals)) return;
    for (const { sources } of copies) {
      for (const { literal, range } of sources) {
        if (literal === undefined || !missing.has(literal) || isRemote(literal)) continue;
        if (isMadeByBuild(literal) || isIgnored(context, literal)) continue;
        // A bare word may be a program that is compiled before: nothing but a named context makes it certain enough.
        const isBare = !/\.\w{1,12}$/.test(lastPart(literal));
        if (isBare && context.assumed) continue;
        yield {
          messageId: 'missing',
          args: { source: literal, context: context.folder },
          range,
          ...(isBare || context.assumed ? { severity: 'warning' as const } : {}),
        };
      }
    }
  },
});

/** dockerfile/copy-ignored has it then. */
function isIgnored({ ignore }: BuildContext, literal: string): boolean {
  return (
    ignore !== undefined && createIgnoreMatcher(ignore).decide(literal.replace(/^(?:\.?\/)+/, '')).ignored
  );
}
