// Builds dist/: the program (bundled, split by command) and the library (bundled, zod left outside), with types.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { relative } from 'node:path';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/**
 * Commander asks for child_process for sub-commands that are programs of their own. There are none here, and loading it
 * (with net and dgram) is a tenth of a run, so it gets an empty module.
 */
function withoutChildProcess() {
  return {
    name: 'without-child-process',
    setup(build) {
      build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
        importer.includes('/node_modules/commander/') ? { path: 'nothing', namespace: 'nothing' } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {}' }));
    },
  };
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  // Packages that ship both: the module, which can be trimmed (a UMD main cannot even be bundled).
  mainFields: ['module', 'main'],
  format: 'esm',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  minifyIdentifiers: !process.argv.includes("--readable"),
  keepNames: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  define: { __CATALYST_VERSION__: JSON.stringify(version) },
  plugins: [withoutChildProcess()],
};

/** A module has no `require`: dependencies in CommonJS get built-in modules from the process (Node 20.16). */
function builtinsForModule() {
  return {
    name: 'builtins-for-module',
    setup(build) {
      build.onResolve({ filter: /^(?:node:)?[a-z_/0-9]+$/ }, ({ path, kind }) =>
        kind === 'require-call' && isBuiltin(path) ? { path, namespace: 'builtin' } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
        contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)})`,
      }));
    },
  };
}

/**
 * What is loaded lazily becomes a file of its own, whole in itself: a run then opens as few files as it has steps.
 * (With esbuild's own splitting `validate` opened 22 files, and opening them was a third of its time; code that is in
 * two files twice is pure and small.)
 */
function lazyFiles(targets, within) {
  return {
    name: 'lazy-files',
    setup(build) {
      build.onResolve({ filter: /.*/ }, async ({ path, kind, resolveDir, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === 'resolving' || path.startsWith('node:')) return undefined;
        const found = await build.resolve(path, { kind, resolveDir, pluginData: 'resolving' });
        if (found.errors.length > 0) return found;
        if (found.path.includes('/node_modules/')) {
          return { errors: [{ text: `${path} is loaded lazily: put the import into a file of ours, and load that lazily` }] };
        }
        const name = relative(root, found.path)
          .replace(/^src\/|^node_modules\//, '')
          .replace(/\.[cm]?[jt]s$/, '')
          .replaceAll('/', '-');
        if (within?.test(name)) return found;
        targets.set(name, found.path);
        return { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/**
 * The texts of the rules' pages are a third of the rules, and only `explain` shows them, from files of its own: the
 * programs that run the rules go without.
 */
function withoutDocs() {
  return {
    name: 'without-docs',
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/]rules[\\/][a-z]+[\\/][a-z0-9-]+\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        return { contents: text.replace(/\n {2}docs: \{\n[\s\S]*?\n {2}\},\n/, '\n  docs: undefined as never,\n'), loader: 'ts' };
      });
    },
  };
}

/**
 * A grammar of code is unpacked when the first file in its language is read, not when the program starts: what imports
 * it gets a parser that asks for the real one.
 */
function lazyGrammars() {
  return {
    name: 'lazy-grammars',
    setup(build) {
      build.onResolve({ filter: /^@lezer\/(?:python|javascript)$/ }, ({ path, namespace }) =>
        namespace === 'grammar' ? undefined : { path, namespace: 'grammar' },
      );
      build.onLoad({ filter: /.*/, namespace: 'grammar' }, ({ path }) => ({
        contents: `let real;
const load = () => (real ??= require(${JSON.stringify(path)}).parser);
export const parser = { startParse: (...args) => load().startParse(...args), configure: (options) => load().configure(options) };`,
        resolveDir: root,
      }));
    },
  };
}

/**
 * The package that reads what our own YAML reader does not is a tenth of the program, and few runs need it: what calls
 * it gets functions that load it.
 */
function lazyYaml(targets) {
  const name = 'syntax-yaml-by-package';
  return {
    name: 'lazy-yaml',
    setup(build) {
      build.onResolve({ filter: /\/by-package\.js$/ }, ({ kind, resolveDir }) => {
        if (kind !== 'import-statement') return undefined;
        targets.set(name, `${resolveDir}/by-package.ts`);
        return { path: name, namespace: 'later' };
      });
      build.onLoad({ filter: /.*/, namespace: 'later' }, () => ({
        contents: ['composeDocuments', 'findTooDeep']
          .map((one) => `export const ${one} = (...args) => require('./${name}.cjs').${one}(...args);`)
          .join('\n'),
      }));
      build.onResolve({ filter: /^\.\/syntax-yaml-by-package\.cjs$/ }, ({ path }) => ({ path, external: true }));
    },
  };
}

/** What \`doctor\` needs in every run is part of its file; for \`validate\` it is a step that few runs take. */
const WITHIN = { 'commands-doctor': /^(?:syntax-compose-light|syntax-dockerignore-\w+|collect-gitignore)$/ };

/** Builds a file and, after it, all that it loads lazily. */
async function buildProgram(entries) {
  const outputs = {};
  const pending = new Map(entries);
  const done = new Set();
  for (const [name, entry] of pending) {
    if (done.has(name)) continue;
    done.add(name);
    const targets = new Map();
    const { metafile } = await build({
      ...shared,
      plugins: [withoutChildProcess(), lazyGrammars(), lazyYaml(targets), lazyFiles(targets, WITHIN[name]), ...(name.startsWith('rules-') ? [] : [withoutDocs()])],
      // A program in CommonJS starts faster than one in modules: their loader is not even set up.
      format: 'cjs',
      supported: { 'dynamic-import': false },
      // What a module calls its own folder.
      define: { ...shared.define, 'import.meta.dirname': '__dirname' },
      outExtension: { '.js': '.cjs' },
      entryPoints: { [name]: entry },
      outdir: 'dist',
      // Ruff's parser is a WebAssembly file that lies beside its code: it stays a package.
      external: ['@astral-sh/ruff-wasm-nodejs'],
    });
    writeAsAscii(`${root}dist/${name}.cjs`);
    Object.assign(outputs, metafile.outputs);
    for (const [target, path] of targets) if (!done.has(target)) pending.set(target, path);
  }
  return outputs;
}

/**
 * What esbuild leaves beyond ASCII stands in regular expressions, where an escape means the same. A text of one byte a
 * character is read, and compiled, without being decoded: bin/load.js counts on it.
 */
function writeAsAscii(path) {
  const text = readFileSync(path, 'utf8');
  const escaped = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (escaped !== text) writeFileSync(path, escaped);
}

mkdirSync(`${root}dist`, { recursive: true });
// Compiled code must never outlive the text that it was compiled from.
for (const name of readdirSync(`${root}dist`)) {
  if (name.startsWith('v8-')) rmSync(`${root}dist/${name}`, { recursive: true, force: true });
}

const program = await buildProgram([
  ['cli', 'src/cli.ts'],
  ['version', 'src/version.ts'],
]);
const library = await build({ ...shared, plugins: [builtinsForModule()],
  entryPoints: { index: 'src/index.ts' }, outdir: 'dist', external: ['zod'] });
// What an earlier build left goes last, so that a failed build leaves a whole program behind.
const made = new Set(Object.keys({ ...program, ...library.metafile.outputs }));
for (const name of readdirSync(`${root}dist`)) {
  if (/\.c?js$/.test(name) && !made.has(`dist/${name}`)) rmSync(`${root}dist/${name}`);
}
writeFileSync(`${root}dist/meta.json`, JSON.stringify({ outputs: { ...program, ...library.metafile.outputs } }));
execFileSync(process.execPath, [`${root}scripts/keep-compiled.js`], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
if (!process.argv.includes('--no-types')) {
  execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}tsconfig.build.json`], { stdio: 'inherit' });
}
