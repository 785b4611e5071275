import type { Reporter } from './types.js';

/** One JSON document a line: each finding, then the report without its findings. */
export const renderJsonLines: Reporter = (report) => {
  const { findings, ...rest } = report;
  const lines = findings.map((finding) => JSON.stringify({ type: 'finding', ...finding }));
  return `${[...lines, JSON.stringify({ type: 'summary', ...rest })].join('\n')}\n`;
};
