import { toJsonText } from '../core/terminal-text.js';
import { fullMessage, listOpen } from './listed.js';
import type { PositionRange, Reporter } from './types.js';

const SEVERITIES = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

/**
 * reviewdog's diagnostics. Its columns count UTF-8 bytes, ours UTF-16 code units: where the text of a line is not known to
 * be plain, the line alone is given. https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
 */
export const renderRdjson: Reporter = (report, { frame }) => {
  const diagnostics = listOpen(report).map((finding) => {
    const { file, range, rule, severity, outcome } = finding;
    const message = fullMessage(finding);
    const source = file === undefined ? undefined : frame(file);
    return {
      message: outcome === 'fail' ? message : `undecided: ${message}`,
      location: {
        path: file ?? '.',
        ...(range ? { range: toRange(range, source?.text, source?.lines) } : {}),
      },
      severity: outcome === 'fail' ? SEVERITIES[severity] : 'INFO',
      code: { value: rule },
    };
  });
  return `${toJsonText({ source: { name: 'catalyst' }, diagnostics }, 2)}\n`;
};

function toRange(
  { start, end }: PositionRange,
  text: string | undefined,
  lines: readonly number[] | undefined,
) {
  const place = ({ line, column }: PositionRange['start']) => {
    const from = lines?.[line - 1];
    if (text === undefined || from === undefined) return { line };
    return { line, column: new TextEncoder().encode(text.slice(from, from + column - 1)).length + 1 };
  };
  return { start: place(start), end: place(end) };
}
