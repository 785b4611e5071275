/** The smaller formats for other programs, together in one chunk. */
export { renderCheckstyle } from './checkstyle.js';
export { renderGitlab } from './gitlab.js';
export { renderJunit } from './junit.js';
export { renderRdjson } from './rdjson.js';
