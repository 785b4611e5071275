export { analyzeShellText } from './analyze.js';
export { nameShell } from './choose-shell.js';
export {
  type FoundOption,
  findCommands,
  findOption,
  hasFlag,
  isOptionOn,
  operands,
  optionValue,
  pipelineMembers,
  subcommand,
  subcommandOperands,
  wrapperOf,
} from './queries.js';
export { createShellReader, type ShellReader } from './reader.js';
export type * from './types.js';
