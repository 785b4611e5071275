import { DISTRIBUTIONS_OF } from '../../data/import-names.js';
import { PYTHON_MODULES } from '../../data/standard-modules.js';
import type { BackendModel, BackendModule, EntryPoint } from '../../models/backend.js';
import { parsePackageJson } from '../../syntax/requirements/package-json.js';
import { headOf, pathsOfModule } from '../../syntax/python/module-names.js';
import { defineRule } from '../define-rule.js';
import { declaredNames, isNamespace } from '../smoke-shared/python-imports.js';
import { normalizeName } from '../../syntax/requirements/requirements-txt.js';

type Hit = {
  messageId: 'module' | 'attribute' | 'script' | 'npm-script';
  args: { target: string; name: string; file: string };
};

export default defineRule({
  id: 'smoke/entry-point-missing',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'What the image starts is not in the code: no such module, no such name in it, no such file, no such script of package.json.',
    why: 'The container stops at once, and is started again, and stops.',
    bad: 'CMD ["uvicorn", "app.main:application"]   # app/main.py defines app',
    good: 'CMD ["uvicorn", "app.main:app"]',
  },
  messages: {
    module: ({ target }: Hit['args']) =>
      `${target} is started, and there is no such module where the image looks`,
    attribute: ({ name, file }: Hit['args']) => `${file} defines no ${name}`,
    script: ({ target }: Hit['args']) => `${target} is started, and there is no such file`,
    'npm-script': ({ target }: Hit['args']) => `package.json has no script ${target}`,
  },
  applies: ({ entryPoints }) => entryPoints.length > 0,
  *check(model) {
    for (const point of model.entryPoints) {
      const hit = judge(model, point);
      if (hit) yield { ...hit, file: point.file, range: point.range, subject: point.target };
    }
  },
});

function judge(model: BackendModel, point: EntryPoint): Hit | undefined {
  // Whether a program is installed, another rule asks.
  if (point.kind === 'program') return undefined;
  const args = { target: point.target, name: point.attribute ?? '', file: '' };
  if (point.kind === 'npm-script') {
    const scripts = model.manifests.map(({ text }) => parsePackageJson(text)?.scripts);
    const isThere =
      scripts.some((one) => one?.has(point.target)) || (point.target === 'start' && hasServer(model));
    return isThere || scripts.includes(undefined) ? undefined : { messageId: 'npm-script', args };
  }
  if (point.kind === 'script') {
    const name = point.target.replace(/^.*\//, '');
    // A build may make it, and where the image lays it is not followed: a file of that name anywhere will do.
    const isMade = /\.[cm]?js$/.test(name);
    const isThere = [...model.files].some((file) => file === name || file.endsWith(`/${name}`));
    return isMade || isThere ? undefined : { messageId: 'script', args };
  }
  const found = findModules(model, point);
  if (found === 'unknown') return undefined;
  if (found.length === 0) {
    // Where none of the code is in the build context, it comes from somewhere else.
    const [context = ''] = point.roots;
    return model.modules.some(({ path }) => path.startsWith(context))
      ? { messageId: 'module', args }
      : undefined;
  }
  if (point.kind !== 'attribute' || found.some((one) => mayDefine(one, point.attribute!))) return undefined;
  const [first] = found;
  return { messageId: 'attribute', args: { ...args, file: 'folder' in first! ? first.folder : first!.path } };
}

/** A module, or a folder without `__init__.py`, which has no names but those of its modules. */
type Found = BackendModule | { readonly folder: string };

function mayDefine(found: Found, name: string): boolean {
  return (
    !('folder' in found) && (found.source.isOpen || found.source.defines.has(name) || found.source.isBroken)
  );
}

const hasServer = ({ files, folder }: BackendModel) => files.has(`${folder}server.js`);

function findModules(model: BackendModel, { target, roots }: EntryPoint): readonly Found[] | 'unknown' {
  const found: Found[] = [];
  for (const root of roots) {
    const { files, folder } = pathsOfModule(target, root);
    const module = model.modules.find(({ path }) => files.includes(path));
    if (module) found.push(module);
    else if (files.some((file) => model.files.has(file))) return 'unknown';
    else if (isNamespace(model, target, root)) found.push({ folder });
  }
  if (found.length > 0) return found;
  // Somewhere else in the project: what is copied where is not followed to the end.
  const tail = `/${target.replaceAll('.', '/')}`;
  const isElsewhere = [...model.files].some(
    (file) => `/${file}`.endsWith(`${tail}.py`) || `/${file}`.endsWith(`${tail}/__init__.py`),
  );
  const head = headOf(target);
  const isForeign =
    declaredNames(model).has(normalizeName(head)) || model.installed.has(head) || PYTHON_MODULES.has(head);
  return isElsewhere || isForeign || DISTRIBUTIONS_OF.has(head) ? 'unknown' : [];
}
