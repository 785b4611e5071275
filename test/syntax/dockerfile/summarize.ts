import { indexLines, positionAt } from '../../../src/core/text.js';
import type {
  Dockerfile,
  DockerfileProblem,
  Flag,
  Instruction,
} from '../../../src/syntax/dockerfile/types.js';

/** One instruction as the oracle (scripts/oracles/buildkit-parser) describes it. */
export interface OracleInstruction {
  keyword: string;
  start: number;
  end: number;
  line: string;
  flags: string[] | null;
  args: string[];
  json: boolean;
  heredocs: { name: string; content: string; expand: boolean; chomp: boolean; fd: number }[];
  comments: string[] | null;
  error?: string;
}

export interface OracleResult {
  escape?: string;
  instructions?: OracleInstruction[];
  error?: string;
  value?: string;
}

/** Problems for which BuildKit's parser gives up on the whole file. */
const FATAL = new Set([
  'no-instructions',
  'line-too-long',
  'directive-duplicate',
  'escape-invalid',
  'key-value-missing',
  'key-value-equals',
  'json-not-strings',
  'heredoc-unterminated',
]);

/** Problems that only show when BuildKit expands variables. */
const LATER = new Set(['variable-syntax', 'copy-from-variable']);

function flagText(flag: Flag): string {
  return `--${flag.name}${flag.value === undefined ? '' : `=${flag.value.value}`}`;
}

function argumentsOf(instruction: Instruction): string[] {
  const words = instruction.rest.text.split(/[\t\v\f\r ]+/).filter((word) => word !== '');
  switch (instruction.kind) {
    case 'run':
    case 'cmd':
    case 'entrypoint':
    case 'shell':
    case 'healthcheck': {
      const { command } = instruction;
      const head =
        instruction.kind === 'healthcheck' && words[0] !== undefined
          ? [/^(?:[^\s\u0085]|\ufeff)*/.exec(instruction.rest.text)![0]]
          : [];
      if (command === undefined) return head;
      return [
        ...head,
        ...(command.form === 'exec' ? command.words.map((word) => word.value) : [command.text.text]),
      ];
    }
    case 'copy':
    case 'add': {
      const list = [
        ...instruction.sources,
        ...(instruction.destination === undefined ? [] : [instruction.destination]),
      ];
      return instruction.json ? list.map((word) => word.value) : words;
    }
    case 'volume':
      return instruction.paths.map((word) => word.value);
    case 'from':
      return words;
    case 'expose':
      return instruction.ports.map((port) => port.word.value);
    case 'env':
    case 'label':
      return instruction.entries.flatMap((entry) => [
        entry.key.value,
        entry.value?.value ?? '',
        entry.legacy ? '' : '=',
      ]);
    case 'arg':
      return instruction.entries.map((entry) =>
        entry.value === undefined ? entry.key.value : `${entry.key.value}=${entry.value.value}`,
      );
    case 'user':
    case 'workdir':
    case 'stopsignal':
    case 'maintainer':
      return instruction.value === undefined ? [] : [instruction.value.value];
    case 'onbuild':
      return instruction.trigger === undefined
        ? []
        : [instruction.trigger.keyword, ...argumentsOf(instruction.trigger)];
    case 'unknown':
      return [''];
  }
}

function isJson(instruction: Instruction): boolean {
  if ('command' in instruction) return instruction.command?.form === 'exec';
  return 'json' in instruction && instruction.json;
}

/** Whether an instruction has characters that BuildKit, which reads flags and health checks bytewise, garbles. */
export function readsBytes(instruction: OracleInstruction): boolean {
  if (/^healthcheck$/i.test(instruction.keyword) && /[^\x00-\x7f]/.test(instruction.line)) return true;
  return (instruction.flags ?? []).some((flag) => /[^\x00-\x7f]/.test(flag));
}

/** Describes a parsed file as the oracle would. */
export function summarize(file: Dockerfile): OracleResult {
  if (file.problems.some((problem) => FATAL.has(problem.code))) return { error: 'fatal' };
  const starts = indexLines(file.text.replaceAll('\r', ' '));
  const lineOf = (offset: number) => positionAt(starts, offset).line;
  const refused = (instruction: Instruction) => (problem: DockerfileProblem) => {
    const { start } = problem.range;
    if (LATER.has(problem.code) || start < instruction.extent.start || start >= instruction.extent.end)
      return false;
    const trigger = instruction.kind === 'onbuild' ? instruction.trigger : undefined;
    // The oracle reads mounts only where nothing is to be expanded.
    if (problem.code.startsWith('mount-') && instruction.logical.text.includes('$')) {
      if (problem.code !== 'mount-from-variable' && problem.code !== 'mount-syntax') return false;
    }
    // BuildKit looks into a trigger only when it is triggered.
    return trigger === undefined || start < trigger.range.start || problem.code === 'onbuild-trigger';
  };
  return {
    escape: file.escape,
    instructions: file.instructions.map((instruction) => ({
      keyword: instruction.keyword,
      start: lineOf(instruction.extent.start),
      end: lineOf(Math.max(instruction.extent.end - 1, 0)),
      line: instruction.logical.text,
      flags: instruction.flags.map(flagText),
      args: argumentsOf(instruction),
      json: isJson(instruction),
      heredocs: instruction.heredocs.map((doc) => ({
        name: doc.name,
        content: file.text.slice(doc.contentRange.start, doc.contentRange.end),
        expand: doc.expands,
        chomp: doc.chomp,
        fd: doc.descriptor,
      })),
      comments: instruction.leadingComments.map((comment) => trimComment(comment.value)),
      ...(file.problems.some(refused(instruction)) ? { error: 'refused' } : {}),
    })),
  };
}

/** Spaces as Go sees them: not the byte order mark that JavaScript trims. */
const EDGE_SPACES = /^(?:(?!\ufeff)[\s\u0085])+|(?:(?!\ufeff)[\s\u0085])+$/g;

/** BuildKit forgets to cut the `#` of an indented comment. */
function trimComment(comment: string): string {
  return comment.replace(/^[#\s\u0085\ufffd]+/, '');
}

/** Brings an answer of the oracle into the same shape: messages reduced to whether there is one. */
export function normalizeOracle(result: OracleResult): OracleResult {
  if (result.error !== undefined) return { error: 'fatal' };
  return {
    escape: result.escape!,
    instructions: result.instructions!.map((item) => {
      const { error, ...rest } = item;
      // A chained trigger is refused, and not read.
      if (/^onbuild$/i.test(item.keyword) && /^onbuild$/i.test(item.args[0] ?? '')) rest.args = [];
      const trimmed = {
        ...rest,
        line: item.line.replace(EDGE_SPACES, ''),
        flags: item.flags ?? [],
        comments: (item.comments ?? []).map(trimComment),
      };
      return error === undefined ? trimmed : { ...trimmed, error: 'refused' };
    }),
  };
}
