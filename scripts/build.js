// Builds dist/: the program (bundled, split by command) and the library (bundled, zod left outside), with types.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
rmSync(`${root}dist`, { recursive: true, force: true });

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  keepNames: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  define: { __CATALYST_VERSION__: JSON.stringify(version) },
  // Dependencies in CommonJS ask for require.
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
};

const program = await build({
  ...shared,
  entryPoints: { cli: 'src/cli.ts', version: 'src/version.ts' },
  outdir: 'dist',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
});
const library = await build({ ...shared, entryPoints: { index: 'src/index.ts' }, outdir: 'dist', external: ['zod'] });
writeFileSync(
  `${root}dist/meta.json`,
  JSON.stringify({ inputs: {}, outputs: { ...program.metafile.outputs, ...library.metafile.outputs } }),
);
if (!process.argv.includes('--no-types')) {
  execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}tsconfig.build.json`], { stdio: 'inherit' });
}
