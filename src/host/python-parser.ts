import { type Diagnostic, PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { indexLines } from '../core/text.js';
import type { SyntaxProblem } from '../models/backend.js';

const OLDEST = 7;
const NEWEST = 14;

/**
 * Makes a judge of Python's syntax: Ruff's parser, which follows the reference grammar. Only its syntax errors are
 * taken. https://docs.astral.sh/ruff/
 * @param version of the interpreter that will run the code (`3.12`); the newest where that is not known
 */
export function createPythonParser(version: string | undefined): (text: string) => SyntaxProblem[] {
  const minor = Number(/^3\.(\d+)/.exec(version ?? '')?.[1] ?? NEWEST);
  const target = `py3${Math.min(NEWEST, Math.max(OLDEST, minor))}`;
  const workspace = new Workspace(
    { 'target-version': target, lint: { select: [], preview: false } },
    PositionEncoding.Utf16,
  );
  return (text) => {
    const lines = indexLines(text);
    const offset = ({ row, column }: { row: number; column: number }) =>
      Math.min(text.length, (lines[row - 1] ?? text.length) + column - 1);
    return checkDeep(workspace, text)
      .filter(({ code }) => code === 'invalid-syntax' || code === null)
      .map(({ message, start_location: start, end_location: end }) => ({
        range: { start: offset(start), end: Math.max(offset(start), offset(end)) },
        message,
      }));
  };
}

/** A text that is nested so deeply that the parser runs out of room is not judged. */
function checkDeep(workspace: Workspace, text: string): Diagnostic[] {
  try {
    return workspace.check(text) as Diagnostic[];
  } catch {
    return [];
  }
}
