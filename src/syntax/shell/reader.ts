/** The scripts of a Dockerfile, read when they are asked for. */
import type { Instruction } from '../dockerfile/instruction-types.js';
import { parseHeredocWord } from '../dockerfile/heredocs.js';
import { appendMapped, createMappedText, type MappedText } from '../dockerfile/mapped-text.js';
import type { CommandLine, Heredoc } from '../dockerfile/part-types.js';
import type { StageGraph } from '../dockerfile/stage-types.js';
import type { Dockerfile } from '../dockerfile/types.js';
import { analyzeExec, analyzeShellText } from './analyze.js';
import { chooseShell, readShellWords } from './choose-shell.js';
import type { ShellChoice, ShellScript } from './types.js';

export interface ShellReader {
  /**
   * The script of RUN, CMD, ENTRYPOINT or HEALTHCHECK CMD (of an ONBUILD: its trigger's); undefined for others and
   * for instructions without a command. Analysed once, at the first call.
   */
  read(instruction: Instruction): ShellScript | undefined;
  /** The shell that an instruction's shell form runs under. */
  shellOf(instruction: Instruction): ShellChoice;
}

/** Opens the scripts of a file. */
export function createShellReader(file: Dockerfile, graph: StageGraph): ShellReader {
  const scripts = new Map<Instruction, ShellScript | undefined>();
  const shellOf = (instruction: Instruction) => chooseShell(file, graph, instruction);
  return {
    shellOf,
    read(instruction) {
      const target = instruction.kind === 'onbuild' ? instruction.trigger : instruction;
      if (target === undefined) return undefined;
      if (!scripts.has(target))
        scripts.set(
          target,
          readScript(file, target, () => shellOf(target)),
        );
      return scripts.get(target);
    },
  };
}

function commandOf(instruction: Instruction): CommandLine | undefined {
  switch (instruction.kind) {
    case 'run':
    case 'cmd':
    case 'entrypoint':
    case 'healthcheck':
      return instruction.command;
    default:
      return undefined;
  }
}

const NO_OPTIONS = { pipefail: false, errexit: false, nounset: false };

function readScript(
  file: Dockerfile,
  instruction: Instruction,
  shellOf: () => ShellChoice,
): ShellScript | undefined {
  const command = commandOf(instruction);
  if (command === undefined) return undefined;
  if (command.form === 'exec') {
    const shell: ShellChoice = { name: 'none', words: [], options: NO_OPTIONS, range: undefined };
    return analyzeExec(command.words, command.range, shell);
  }
  const [first] = instruction.heredocs;
  if (instruction.kind !== 'run' || first === undefined)
    return analyzeShellText(command.text, 'line', shellOf());
  // A lone heredoc is the script itself; its delimiter's quotes mean nothing then.
  if (parseHeredocWord(command.text.text) === undefined) {
    return analyzeShellText(joinHeredocs(file, command.text, instruction.heredocs), 'line', shellOf());
  }
  const shebang = /^#!\s*(.*)/.exec(first.content.text)?.[1];
  if (shebang === undefined) return analyzeShellText(first.content, 'heredoc', shellOf());
  const words = shebang.trim().split(/\s+/);
  const shell = readShellWords(words.map((value) => ({ value, range: undefined })));
  return analyzeShellText(first.content, 'heredoc-program', shell);
}

/** The line with its heredocs below, as BuildKit hands it to the shell. */
function joinHeredocs(file: Dockerfile, line: MappedText, heredocs: readonly Heredoc[]): MappedText {
  const builder = createMappedText();
  appendMapped(builder, line, 0, line.text.length);
  for (const heredoc of heredocs) {
    const { start } = heredoc.contentRange;
    builder.add('\n', Math.max(start - 1, 0));
    appendMapped(builder, heredoc.content, 0, heredoc.content.text.length);
    const end = heredoc.terminatorRange;
    if (end === undefined) continue;
    let from = end.start;
    while (heredoc.chomp && file.text[from] === '\t') from++;
    builder.add(file.text.slice(from, end.end), from);
  }
  return builder.build();
}
