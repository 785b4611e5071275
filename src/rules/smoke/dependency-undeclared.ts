import type { BackendModel, BackendModule } from '../../models/backend.js';
import type { ImportRef } from '../../syntax/code/module-types.js';
import { defineRule } from '../define-rule.js';
import { distributionsOf, isBrought, isDeclared, resolvePython } from '../smoke-shared/python-imports.js';
import { isDeclaredPackage } from '../smoke-shared/packages.js';
import { listStarted, missingFor } from '../smoke-shared/programs.js';
import { resolveScript } from '../smoke-shared/script-imports.js';

export default defineRule({
  id: 'smoke/dependency-undeclared',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Code imports, or a Dockerfile, a compose file or a script of package.json starts, a distribution that no manifest, lock file or install command of the project names. Each is reported once, at its first import or start; what a declared one is known to bring along is left alone.',
    why: 'It is there on the machine where it was once installed by hand, and not in the image: the program stops at start-up.',
    bad: 'import httpx   # requirements.txt has fastapi alone',
    good: 'import httpx   # requirements.txt: httpx==0.28.1',
  },
  messages: {
    undeclared: ({ module, distribution }: { module: string; distribution: string }) =>
      module === distribution
        ? `${module} is imported, and nothing here installs it`
        : `${module} is imported, and nothing here installs ${distribution}`,
    started: ({ module, distribution }: { module: string; distribution: string }) =>
      module === distribution
        ? `${module} is started, and nothing here installs it`
        : `${module} is started, and nothing here installs ${distribution}`,
  },
  advice: {
    undeclared: ({ distribution }: { module: string; distribution: string }) =>
      `add ${distribution} to the manifest`,
    started: ({ distribution }: { module: string; distribution: string }) =>
      `add ${distribution} to the manifest`,
  },
  applies: ({ manifests }) => manifests.length > 0 && !manifests.some(({ isOpen }) => isOpen),
  *check(model) {
    const seen = new Set<string>();
    for (const module of model.modules) {
      // Tests, examples and documentation run with more than production installs.
      if (module.isTest) continue;
      for (const ref of module.source.imports) {
        if (ref.guarded) continue;
        const args = findForeign(model, module, ref);
        if (!args || seen.has(args.module)) continue;
        seen.add(args.module);
        const severity = ref.lazy ? { severity: 'warning' as const } : {};
        yield {
          messageId: 'undeclared',
          args,
          file: module.path,
          range: ref.range,
          subject: args.module,
          ...severity,
        };
      }
    }
    for (const { program, file, range } of listStarted(model)) {
      const distribution = missingFor(model, program);
      if (distribution === undefined || seen.has(distribution)) continue;
      seen.add(distribution);
      yield {
        messageId: 'started',
        args: { module: program, distribution },
        file,
        range,
        subject: program,
      };
    }
  },
});

function findForeign(model: BackendModel, module: BackendModule, ref: ImportRef) {
  if (module.language === 'node') {
    const target = resolveScript(model, module, ref);
    if (target.kind !== 'foreign' || isDeclaredPackage(model, target.name)) return undefined;
    return { module: target.name, distribution: target.name };
  }
  const target = resolvePython(model, module, ref);
  if (target.kind !== 'foreign' || isDeclared(model, target.head)) return undefined;
  // What a declared one is known to bring is there, too.
  if (isBrought(model, target.head)) return undefined;
  return { module: target.head, distribution: distributionsOf(target.head)[0]! };
}
