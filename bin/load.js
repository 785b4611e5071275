// Loads the program from dist/. Compiling it is a fifth of a short run, so the build leaves compiled code for its own
// version of Node next to it; any other version compiles, and keeps what it compiled where Node itself does (22.1 on).
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const DIST = join(__dirname, '..', 'dist');
/** Compiled code fits one version of the engine alone; the engine checks that again, and compiles when in doubt. */
const CACHE = join(DIST, `v8-${process.version}-${process.platform}-${process.arch}`);

/** Loads a file of dist/ and, through it, the files that it asks for. */
function loadProgram(name) {
  if (existsSync(CACHE)) return createLoader(CACHE)(name);
  require('node:module').enableCompileCache?.();
  return require(join(DIST, name));
}

/**
 * A `require` for the files of dist/ that takes compiled code from a folder.
 * @param compiled is told each script, for the build to keep what was compiled
 */
function createLoader(cache, compiled) {
  const { Script } = require('node:vm');
  const modules = new Map();
  return function load(name) {
    const known = modules.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const filename = join(DIST, name);
    const data = join(cache, name);
    // The build writes nothing but ASCII.
    const source = `(function(exports,require,module,__dirname){${readFileSync(filename, 'latin1')}\n})`;
    const script = new Script(source, {
      filename,
      ...(existsSync(data) ? { cachedData: readFileSync(data) } : {}),
    });
    compiled?.(name, script);
    const ask = (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id));
    script.runInThisContext()(module.exports, ask, module, DIST);
    return module.exports;
  };
}

module.exports = { CACHE, createLoader, loadProgram };
