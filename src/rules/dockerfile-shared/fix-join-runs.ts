import type { Edit } from '../../core/edits.js';
import type { Fix } from '../../core/finding.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { RunInstruction } from '../../syntax/dockerfile/types.js';

/** Commands whose effect ends with their RUN, and would reach the next one in a common shell. */
const LASTING =
  /^(?:cd|pushd|popd|set|export|source|\.|umask|shopt|exec|exit|return|alias|unset|ulimit|trap|)$/;

/**
 * Joins RUN instructions with `&&`. Nothing where a command would change the shell for the next, where a text ends or
 * begins in a way that `&&` would break, or where a comment between them is a request to a linter.
 */
export function joinRuns(model: DockerfileModel, runs: readonly RunInstruction[]): { fixes?: Fix[] } {
  const { file, dockerfile } = model;
  const { text } = file;
  const feed = text.includes('\r\n') ? '\r\n' : '\n';
  const edits: Edit[] = [];
  for (const [i, run] of runs.entries()) {
    const script = model.scriptOf(run);
    const command = text.slice(run.restRange.start, run.restRange.end);
    if (script?.origin !== 'line' || script.status !== 'parsed' || script.errors.length > 0) return {};
    if (run.command?.form !== 'shell' || run.isTrigger || /[;&|(\\`]\s*$|^\s*!/.test(command.slice(-80)))
      return {};
    // Behind a comment of the shell nothing more would be read.
    if (/(?:^|\s)#/.test(command) || run.restRange.end !== run.range.end) return {};
    if (script.commands.some(({ background, name, nameWord }) => background || (!nameWord && name === '')))
      return {};
    const next = runs[i + 1];
    if (!next) break;
    if (script.commands.some(({ name }) => LASTING.test(name)) || script.functions.length > 0) return {};
    if (script.definitions.some(({ via }) => via !== 'prefix')) return {};
    const between = text.slice(run.range.end, next.range.start);
    if (/hadolint|catalyst-ignore|check\s*=|shellcheck/.test(between)) return {};
    // Comments stay where they are; a blank line would end up inside the continuation.
    const comments = between
      .split(/\r?\n/)
      .map((line) => line.trimEnd())
      .filter((line) => line !== '');
    const indent = '    ';
    edits.push({
      file: file.path,
      start: run.range.end,
      end: next.restRange.start,
      text: [` ${dockerfile.escape}`, ...comments, `${indent}&& `].join(feed),
    });
  }
  const changes = [`instructions:-${runs.length - 1}`];
  return edits.length === 0
    ? {}
    : { fixes: [{ title: 'join them with &&', safety: 'unsafe', edits, changes }] };
}
