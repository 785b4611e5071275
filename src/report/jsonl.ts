import { toJsonText } from '../core/terminal-text.js';
import type { Reporter } from './types.js';

/** One JSON document a line: each finding, then the report without its findings. */
export const renderJsonLines: Reporter = (report) => {
  const { findings, ...rest } = report;
  const lines = findings.map((finding) => toJsonText({ type: 'finding', ...finding }));
  return `${[...lines, toJsonText({ type: 'summary', ...rest })].join('\n')}\n`;
};
