#!/usr/bin/env node
const argument = process.argv.length === 3 ? process.argv[2] : undefined;
if (argument === '--version' || argument === '-V') console.log(require('../dist/version.cjs').VERSION);
// All is written when it is done; to take the heap apart before the end would take as long as checking a file.
else
  require('./load.js')
    .loadProgram('cli.cjs')
    .main(process.argv)
    .then(() => process.exit());
