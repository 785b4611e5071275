#!/usr/bin/env node
const argument = process.argv.length === 3 ? process.argv[2] : undefined;
if (argument === '--version' || argument === '-V') console.log(require('../dist/version.cjs').VERSION);
else require('./load.js').loadProgram('cli.cjs').main(process.argv);
