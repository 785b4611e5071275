/** The commands that read env files, together in one chunk: every further file costs start-up time. */
export { info } from './info.js';
export { template } from './template.js';
export { validate } from './validate.js';
