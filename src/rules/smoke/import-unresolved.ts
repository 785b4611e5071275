import { defineRule } from '../define-rule.js';
import { resolvePython } from '../smoke-shared/python-imports.js';
import { resolveScript } from '../smoke-shared/script-imports.js';

export default defineRule({
  id: 'smoke/import-unresolved',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Code imports a module of the project that is not there. Imports whose failing is caught, and names that a build makes, are left alone.',
    why: 'The program stops at start-up with ModuleNotFoundError, or at the first call of the function that imports it.',
    bad: 'from app.core.confg import settings   # the file is app/core/config.py',
    good: 'from app.core.config import settings',
  },
  messages: {
    missing: ({ module }: { module: string }) =>
      `${module} is imported, and there is no such module in the project`,
  },
  applies: ({ modules }) => modules.some(({ source }) => source.imports.length > 0),
  *check(model) {
    for (const module of model.modules) {
      if (module.isTest) continue;
      for (const ref of module.source.imports) {
        if (ref.guarded) continue;
        const name =
          module.language === 'python'
            ? missingPython(resolvePython(model, module, ref))
            : missingScript(resolveScript(model, module, ref));
        if (name === undefined) continue;
        yield {
          messageId: 'missing',
          args: { module: name },
          file: module.path,
          range: ref.range,
          subject: `${module.path} ${name}`,
          ...(ref.lazy ? { severity: 'warning' as const } : {}),
        };
      }
    }
  },
});

const missingPython = (target: ReturnType<typeof resolvePython>) =>
  target.kind === 'own-missing' ? target.package : undefined;
const missingScript = (target: ReturnType<typeof resolveScript>) =>
  target.kind === 'own-missing' ? target.path : undefined;
