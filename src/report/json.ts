import { toJsonText } from '../core/terminal-text.js';
import { withFrames } from './frame.js';
import type { Reporter } from './types.js';

/** The report itself, indented, with a final newline. */
export const renderJson: Reporter = (report, context) => `${toJsonText(withFrames(report, context), 2)}\n`;
