import { fullMessage, groupByFile, listOpen } from './listed.js';
import type { Reporter } from './types.js';
import { attributes } from './xml.js';

/** Checkstyle's XML, which Jenkins, reviewdog and others read. https://checkstyle.org */
export const renderCheckstyle: Reporter = (report) => {
  const files = [...groupByFile(listOpen(report))].map(([file, findings]) => {
    const errors = findings.map((finding) => {
      const { range, rule, outcome, severity } = finding;
      const place = { line: range?.start.line ?? 1, column: range?.start.column };
      const level = outcome === 'fail' ? severity : 'info';
      const message = outcome === 'fail' ? fullMessage(finding) : `undecided: ${fullMessage(finding)}`;
      return `    <error${attributes({ ...place, severity: level, message, source: `catalyst.${rule}` })}/>\n`;
    });
    return `  <file${attributes({ name: file })}>\n${errors.join('')}  </file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join('')}</checkstyle>\n`;
};
