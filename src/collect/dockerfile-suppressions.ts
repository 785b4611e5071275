import { type CommentText, type Suppression, readSuppressions } from '../core/suppress.js';
import { type LineIndex, type Range, indexLines, positionAt } from '../core/text.js';
import type { Stage, StageGraph } from '../syntax/dockerfile/stage-types.js';
import type { Comment, Dockerfile, Instruction } from '../syntax/dockerfile/types.js';

/** The checks of docker build, which `skip=all` stands for. https://docs.docker.com/reference/build-checks/ */
export const BUILD_CHECKS = [
  'ConsistentInstructionCasing',
  'CopyIgnoredFile',
  'DuplicateStageName',
  'ExposeInvalidFormat',
  'ExposeProtoCasing',
  'FromAsCasing',
  'FromPlatformFlagConstDisallowed',
  'InvalidBaseImagePlatform',
  'InvalidDefaultArgInFrom',
  'InvalidDefinitionDescription',
  'JSONArgsRecommended',
  'LegacyKeyValueFormat',
  'MaintainerDeprecated',
  'MultipleInstructionsDisallowed',
  'NoEmptyContinuation',
  'RedundantTargetPlatform',
  'ReservedStageName',
  'SecretsUsedInArgOrEnv',
  'StageNameCasing',
  'UndefinedArgInFrom',
  'UndefinedVar',
  'WorkdirRelativePath',
] as const;

/** What a file asks of its linters. */
export interface DockerfileRequests {
  readonly suppressions: readonly Suppression[];
  /** `# check=error=true`: what docker build would warn of is to fail. */
  readonly failsOnBuildChecks: boolean;
}

/**
 * Reads the comments that turn rules off: our own, hadolint's `ignore=`, `global ignore=` and `stage ignore=`, and
 * `check=skip=…` of docker build, as a directive for the whole file or above one instruction.
 */
export function readDockerfileRequests(
  file: string,
  dockerfile: Dockerfile,
  graph: StageGraph,
): DockerfileRequests {
  const lines = indexLines(dockerfile.text);
  const suppressions: Suppression[] = [...readSuppressions(file, ownComments(dockerfile, lines))];
  const below = findBelow(dockerfile);
  for (const comment of dockerfile.comments) {
    const pragma = readHadolintPragma(comment.value);
    if (pragma) suppressions.push(applyPragma(file, pragma, comment, below.get(comment), graph, lines));
    else if (PRAGMA.test(comment.value)) suppressions.push(voidPragma(file, comment.range, []));
  }
  for (const one of dockerfile.instructions) {
    for (const comment of one.leadingComments) {
      const check = readCheck(comment.value);
      if (check?.skip.length)
        suppressions.push(foreign(file, comment.range, check.skip, linesOf(lines, one.range)));
    }
  }
  let failsOnBuildChecks = false;
  for (const { name, value, range } of dockerfile.directives) {
    const check = name === 'check' ? readCheck(`check=${value}`) : undefined;
    if (!check) continue;
    failsOnBuildChecks = check.error;
    if (check.skip.length > 0) suppressions.push(foreign(file, range, check.skip, undefined));
  }
  return { suppressions, failsOnBuildChecks };
}

/** Comments that a `catalyst-ignore` may stand in: on lines of their own, above or within an instruction. */
function ownComments(dockerfile: Dockerfile, lines: LineIndex): CommentText[] {
  return dockerfile.comments
    .filter(({ value }) => value.startsWith('catalyst-ignore'))
    .map(({ value, range }) => {
      const next = nextLine(dockerfile, range, lines);
      return {
        text: value,
        range,
        line: positionAt(lines, range.start).line,
        trailing: false,
        ...(next === undefined ? {} : { nextLine: next }),
      };
    });
}

function nextLine(dockerfile: Dockerfile, range: Range, lines: LineIndex): number | undefined {
  for (const one of dockerfile.instructions) {
    if (one.range.start >= range.end) return positionAt(lines, one.range.start).line;
    if (one.range.end <= range.start) continue;
    const text = one.lines.find((line) => line.kind === 'text' && line.range.start >= range.end);
    if (text) return positionAt(lines, text.range.start).line;
  }
  return undefined;
}

interface Pragma {
  readonly scope: 'line' | 'file' | 'stage';
  readonly rules: readonly string[];
}

const PRAGMA = /^hadolint[ \t]+(?:(global|stage)[ \t]+)?ignore[ \t]*=[ \t]*([^#]*)/;

/** Reads one pragma; a list with a word that is no code of hadolint's is void as a whole, as it is there. */
export function readHadolintPragma(comment: string): Pragma | undefined {
  const match = PRAGMA.exec(comment);
  if (!match) return undefined;
  const rules = match[2]!
    .split(',')
    .map((rule) => rule.trim())
    .filter(Boolean);
  if (rules.length === 0 || rules.some((rule) => !/^(?:DL|SC)\d{1,5}$/.test(rule))) return undefined;
  return { scope: match[1] === 'global' ? 'file' : match[1] === 'stage' ? 'stage' : 'line', rules };
}

function applyPragma(
  file: string,
  { scope, rules }: Pragma,
  comment: Comment,
  below: Instruction | undefined,
  graph: StageGraph,
  lines: LineIndex,
): Suppression {
  if (scope === 'file') return foreign(file, comment.range, rules, undefined);
  if (!below) return voidPragma(file, comment.range, rules);
  if (scope === 'line') return foreign(file, comment.range, rules, linesOf(lines, below.range));
  const stage = below.kind === 'from' ? graph.stageOf(below) : stageBegunAbove(comment, below, graph);
  return stage
    ? foreign(file, comment.range, rules, linesOf(lines, stage.range))
    : voidPragma(file, comment.range, rules);
}

/** The stage whose FROM stands right above a comment, nothing but comments between. */
function stageBegunAbove(comment: Comment, below: Instruction, graph: StageGraph): Stage | undefined {
  const stage = graph.stageOf(below);
  return stage?.from && stage.instructions[0] === below && stage.from.range.end <= comment.range.start
    ? stage
    : undefined;
}

/** What hadolint passes over is told: who wrote it believes that it works. */
function voidPragma(file: string, range: Range, rules: readonly string[]): Suppression {
  return { ...foreign(file, range, rules, []), isVoid: true };
}

/** The instruction below each comment that stands between instructions, with nothing but other comments between. */
function findBelow({ nodes }: Dockerfile): ReadonlyMap<Comment, Instruction> {
  const found = new Map<Comment, Instruction>();
  let below: Instruction | undefined;
  for (const node of [...nodes].reverse()) {
    if (node.kind === 'blank' || node.kind === 'directive') below = undefined;
    else if (node.kind !== 'comment') below = node;
    else if (below) found.set(node, below);
  }
  return found;
}

/** `check=skip=A,B;error=true`; what follows a blank is a remark. */
function readCheck(text: string): { skip: readonly string[]; error: boolean } | undefined {
  const match = /^check\s*=\s*(\S+)/.exec(text);
  if (!match) return undefined;
  const skip: string[] = [];
  let error = false;
  for (const part of match[1]!.split(';')) {
    const [key, value = ''] = part.split('=', 2);
    if (key === 'error') error = /^(?:1|t|true)$/i.test(value);
    if (key === 'skip') skip.push(...value.split(',').filter(Boolean));
  }
  return { skip: skip.includes('all') ? BUILD_CHECKS : skip, error };
}

function foreign(
  file: string,
  range: Range,
  rules: readonly string[],
  lines: readonly number[] | undefined,
): Suppression {
  return { file, range, rules, reason: undefined, lines, foreign: true };
}

function linesOf(lines: LineIndex, { start, end }: Range): number[] {
  const first = positionAt(lines, start).line;
  const last = positionAt(lines, Math.max(start, end - 1)).line;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
