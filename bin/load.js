// Loads the program from dist/. Compiling it is a fifth of a short run, so the build leaves compiled code for its own
// version of Node next to it; any other version compiles, and keeps what it compiled where Node itself does (22.1 on).
const { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } = require('node:fs');
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
  // Kept code is valid under the same settings alone.
  const { setFlagsFromString } = require('node:v8');
  // An expression is compiled to machine code when it has been used this often, and not, as is the rule, at its second
  // use: a run looks at few texts with many expressions.
  setFlagsFromString('--regexp-tier-up-ticks=100');
  // The room for new objects grows at once to what it may have, not by doubling: a run ends before most are looked over.
  setFlagsFromString('--semi-space-growth-factor=16');
  const { Script } = require('node:vm');
  const modules = new Map();
  return function load(name) {
    const known = modules.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const filename = join(DIST, name);
    const data = join(cache, name);
    const script = new Script(readFunction(filename), {
      filename,
      ...(existsSync(data) ? { cachedData: readFileSync(data) } : {}),
    });
    compiled?.(name, script);
    const ask = (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id));
    script.runInThisContext()(module.exports, ask, module, DIST);
    return module.exports;
  };
}

const HEAD = '(function(exports,require,module,__dirname){';
const TAIL = '\n})';

/**
 * The text of a file as a function. It is put together before it is a string: a long one stays outside the heap then,
 * and is not copied there. The build writes nothing but ASCII.
 */
function readFunction(filename) {
  const descriptor = openSync(filename, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.allocUnsafeSlow(HEAD.length + size + TAIL.length);
    bytes.write(HEAD, 'latin1');
    for (let at = 0; at < size; ) {
      const count = readSync(descriptor, bytes, HEAD.length + at, size - at, null);
      if (count === 0) throw new Error(`${filename} ends early`);
      at += count;
    }
    bytes.write(TAIL, HEAD.length + size, 'latin1');
    return bytes.latin1Slice();
  } finally {
    closeSync(descriptor);
  }
}

module.exports = { CACHE, createLoader, loadProgram };
