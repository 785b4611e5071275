import type { Reporter } from './types.js';

/** The report itself, indented, with a final newline. */
export const renderJson: Reporter = (report) => `${JSON.stringify(report, null, 2)}\n`;
