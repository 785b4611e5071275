/** The commands that tell about the tool itself, together in one chunk. */
export { completion } from './completion.js';
export { explain } from './explain.js';
export { listRules } from './rules.js';
