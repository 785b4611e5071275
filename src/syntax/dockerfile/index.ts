export { knownFlags } from './flags.js';
export { looksLikeJson } from './json-form.js';
export { sliceMapped, sourceOffset, sourceRange } from './mapped-text.js';
export { parseDockerfile } from './parse.js';
export { type SplitReference, splitImageReference } from './references.js';
export type * from './types.js';
export { looksLikeTemplate, type TemplateSign } from './template.js';
