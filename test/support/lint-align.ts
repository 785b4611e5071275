import type { AlignCheck } from '../../src/commands/align-check.js';
import { readAndCheck } from '../../src/commands/align.js';
import { openSession } from '../../src/commands/session.js';
import { indexLines, positionAt } from '../../src/core/text.js';
import { createMemoryHost } from './memory-host.js';

/** Texts of a documentation example: each after a line `# file: path`. */
export function splitExample(text: string): Record<string, string> {
  const files: Record<string, string> = {};
  let path = '';
  for (const line of text.split('\n')) {
    const header = /^# file: (\S+)$/.exec(line);
    if (header) {
      path = header[1]!;
      files[path] = '';
    } else files[path] = `${files[path] ?? ''}${line}\n`;
  }
  return files;
}

/** Runs the align rules over a project in memory; all of them, or one area or rule. */
export async function alignFiles(
  files: Readonly<Record<string, string>>,
  { select = ['align'], asOf = '2026-11-22' }: { select?: readonly string[]; asOf?: string } = {},
): Promise<AlignCheck> {
  const host = createMemoryHost(files);
  const session = await openSession(host, { select, asOf });
  return readAndCheck(session, host);
}

/** Findings as `rule file:line:column messageId {arguments}`, with the places beside them. */
export function summarizeAlign(check: AlignCheck): string[] {
  const at = (file: string | undefined, range: { start: number } | undefined) => {
    const text = file === undefined ? undefined : check.textOf(file);
    if (!range || text === undefined) return file ?? '';
    const { line, column } = positionAt(indexLines(text), range.start);
    return `${file}:${line}:${column}`;
  };
  return check.findings.map(({ rule, file, range, messageId, args, severity, related = [] }) => {
    const words = Object.entries(args)
      .filter(([, value]) => value !== '' && value !== null)
      .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join(',') : String(value)}`);
    const places = related.map((one) => at(one.file, one.range)).join(' ');
    const head = `${rule.replace('align/', '')} ${at(file, range)} ${severity} ${messageId} ${words.join(' ')}`;
    return places ? `${head} ← ${places}` : head;
  });
}
