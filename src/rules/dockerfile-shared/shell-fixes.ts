import type { Fix } from '../../core/finding.js';
import type { Range } from '../../core/text.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { ShellCommand, ShellScript } from '../../syntax/shell/types.js';
import { type ShellRun, isTopLevel } from './shell-runs.js';

type Safety = Fix['safety'];

/** A fix of one insertion. */
export function insertion(
  model: DockerfileModel,
  at: number,
  text: string,
  title: string,
  safety: Safety,
): Fix {
  return { title, safety, edits: [{ file: model.file.path, start: at, end: at, text }] };
}

/** A fix of one replacement. */
export function replacement(
  model: DockerfileModel,
  range: Range,
  text: string,
  title: string,
  safety: Safety,
): Fix {
  return { title, safety, edits: [{ file: model.file.path, start: range.start, end: range.end, text }] };
}

/**
 * Inserts a word after another of a command; in exec form, as a string of the JSON array. Nothing where the word is
 * written in a way that an insertion could break.
 */
export function insertWord(
  model: DockerfileModel,
  { script }: ShellRun,
  after: Range,
  word: string,
  safety: Safety,
): { fixes?: Fix[] } {
  const text = model.file.text;
  if (script.origin !== 'exec') {
    // Inside `sh -c "…"` and eval the place is still one of shell text.
    return { fixes: [insertion(model, after.end, ` ${word}`, `add ${word}`, safety)] };
  }
  const quote = text.indexOf('"', after.end);
  const end = text[after.end - 1] === '"' ? after.end : quote === after.end ? quote + 1 : -1;
  return end === -1 ? {} : { fixes: [insertion(model, end, `, "${word}"`, `add ${word}`, safety)] };
}

/** The end of the and-list or pipeline that a top-level command stands in. */
function endOfStatement(script: ShellScript, command: ShellCommand): number {
  const list = command.list === undefined ? undefined : script.lists[command.list];
  if (list) return list.range.end;
  const pipeline = command.pipeline === undefined ? undefined : script.pipelines[command.pipeline];
  return pipeline ? pipeline.range.end : command.range.end;
}

/**
 * Adds ` && <tail>` behind the statement of a command. Nothing in exec form, inside loops and conditions, behind a
 * command in the background, or where a heredoc stands in between.
 */
export function appendToStatement(
  model: DockerfileModel,
  { run, script }: ShellRun,
  command: ShellCommand,
  tail: string,
  safety: Safety,
): { fixes?: Fix[] } {
  const { text } = model.file;
  const top = topmost(script, command);
  if (script.origin === 'exec' || !top || !isTopLevel(top) || top.background) return {};
  if (script.heredocs.length > 0) return {};
  const at = endOfStatement(script, top);
  if (/^[ \t]*[&|)]/.test(text.slice(at, at + 40))) return {};
  const isBlock = script.origin !== 'line';
  const before = text.slice(isBlock ? script.range.start : run.range.start, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  const indent = lineStart === 0 ? undefined : /^[ \t]*/.exec(before.slice(lineStart))?.[0];
  const feed = text.includes('\r\n') ? '\r\n' : '\n';
  const joint =
    isBlock || indent === undefined ? ' && ' : ` ${model.dockerfile.escape}${feed}${indent || '    '}&& `;
  return { fixes: [insertion(model, at, `${joint}${tail}`, `add ${tail}`, safety)] };
}

/** The command itself, or the outermost that runs it (`sudo`, `env`). */
function topmost(script: ShellScript, command: ShellCommand): ShellCommand | undefined {
  let current: ShellCommand | undefined = command;
  for (let guard = 0; current?.wrappedBy !== undefined && guard < 10; guard++)
    current = script.commands[current.wrappedBy];
  return current;
}
