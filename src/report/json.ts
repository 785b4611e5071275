import { withFrames } from './frame.js';
import type { Reporter } from './types.js';

/** The report itself, indented, with a final newline. */
export const renderJson: Reporter = (report, context) =>
  `${JSON.stringify(withFrames(report, context), null, 2)}\n`;
