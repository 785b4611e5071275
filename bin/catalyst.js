#!/usr/bin/env node
process.getBuiltinModule('node:module').enableCompileCache?.();
const argument = process.argv.length === 3 ? process.argv[2] : undefined;
if (argument === '--version' || argument === '-V') {
  const { VERSION } = await import('../dist/version.js');
  console.log(VERSION);
} else {
  const { main } = await import('../dist/cli.js');
  await main(process.argv);
}
