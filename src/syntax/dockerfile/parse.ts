/**
 * The parser. One pass over the physical lines, as BuildKit reads them; what BuildKit would refuse is noted and the
 * rest is read all the same.
 */
import { trimEnd } from './characters.js';
import { assembleLine, isBlankLine, readComment } from './assemble.js';
import { createDirectiveReader } from './directives.js';
import { findHeredocs, indexTerminators, readBodies } from './heredocs.js';
import type { Instruction } from './instruction-types.js';
import { isTooLong, type Line, splitLines } from './lines.js';
import type { Heredoc } from './part-types.js';
import { collectProblems } from './problems.js';
import { readInstruction } from './read-instruction.js';
import type { Comment, Directive, Dockerfile, DockerfileNode } from './types.js';

/**
 * Parses a Dockerfile. Never throws; linear in the length of the text. Fragments without FROM are fine.
 *
 * @param text The decoded text; a byte order mark may be its first character.
 */
export function parseDockerfile(text: string): Dockerfile {
  const lines = splitLines(text);
  const { problems, report } = collectProblems();
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const nodes: DockerfileNode[] = [];
  const comments: Comment[] = [];
  const directives: Directive[] = [];
  const instructions: Instruction[] = [];
  const reader = createDirectiveReader(text, report);
  const bodies = { text, lines, findTerminator: indexTerminators(text, lines), report };
  let escapeChar: Dockerfile['escape'] = '\\';
  let leading: Comment[] = [];

  const readSimple = (line: Line, skip: number): DockerfileNode | undefined => {
    const directive = reader.read(line, skip);
    if (directive !== undefined) {
      directives.push(directive);
      if (directive.name === 'escape') {
        if (directive.value === '\\' || directive.value === '`') escapeChar = directive.value;
        else report('escape-invalid', directive.valueRange);
      }
      return directive;
    }
    const extent = { start: line.start, end: line.next };
    if (isBlankLine(text, line, skip)) {
      return { kind: 'blank', range: { start: line.start + skip, end: line.start + skip }, extent };
    }
    const comment = readComment(text, line, skip);
    if (comment === undefined) return undefined;
    comments.push(comment);
    // BuildKit forgets the comments above an empty one (but not where that is indented).
    if (comment.value === '' && comment.range.start === line.start + skip) leading = [];
    else leading.push(comment);
    return comment;
  };

  const readStatement = (first: number, skip: number): number => {
    const assembled = assembleLine(text, lines, first, skip, escapeChar, report);
    const { logical } = assembled;
    const start = lines[first]!.start;
    const from = logical.sources[0] ?? start + skip;
    const place = (nextLine: number) => {
      const end = lines[nextLine - 1]!.next;
      return { extent: { start, end }, range: { start: from, end: trimEnd(text, from, end) } };
    };
    let { nextLine } = assembled;
    const where = place(nextLine);
    let instruction = readInstruction({ escape: escapeChar, report, text }, logical, {
      extent: where.extent,
      range: where.range,
      index: instructions.length,
      lines: assembled.lines,
      innerComments: assembled.comments,
      leadingComments: leading,
      isTrigger: false,
      heredocs: [],
    });
    const kind = findHeredocKind(instruction);
    const starts = kind === undefined ? [] : findHeredocs(logical.text);
    if (starts.length > 0) {
      const found = readBodies(bodies, logical, starts, nextLine, kind !== 'run');
      nextLine = found.nextLine;
      instruction = { ...attachHeredocs(instruction, found.heredocs), ...place(nextLine) };
    }
    leading = [];
    nodes.push(instruction);
    instructions.push(instruction);
    for (const comment of assembled.comments) comments.push(comment);
    return nextLine;
  };

  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!;
    const skip = i === 0 ? bom : 0;
    const simple = readSimple(line, skip);
    if (simple === undefined) i = readStatement(i, skip);
    else {
      if (isTooLong(text, line)) report('line-too-long', { start: line.start, end: line.end });
      nodes.push(simple);
      i++;
    }
  }
  if (instructions.length === 0) report('no-instructions', { start: 0, end: 0 });
  problems.sort((a, b) => a.range.start - b.range.start);
  return { text, bom: bom === 1, escape: escapeChar, nodes, instructions, directives, comments, problems };
}

/** RUN, COPY and ADD open heredocs, also as a trigger, unless they are in JSON form. */
function findHeredocKind(instruction: Instruction): 'run' | 'copy' | 'add' | undefined {
  switch (instruction.kind) {
    case 'run':
      return instruction.command?.form === 'exec' ? undefined : 'run';
    case 'copy':
    case 'add':
      return instruction.json ? undefined : instruction.kind;
    case 'onbuild':
      return instruction.trigger === undefined ? undefined : findHeredocKind(instruction.trigger);
    default:
      return undefined;
  }
}

function attachHeredocs(instruction: Instruction, heredocs: readonly Heredoc[]): Instruction {
  if (instruction.kind !== 'onbuild' || instruction.trigger === undefined)
    return { ...instruction, heredocs };
  return { ...instruction, heredocs, trigger: attachHeredocs(instruction.trigger, heredocs) };
}
